"""Pages of papers, made up after kinds that are in use, with all that is to be read of them."""

import datetime

from index.ingest.article import Metadata
from index.text.layout import BlockKind
from tests.index.ingest.readers.html.page import Page

WORDPRESS = Page(
    name="a WordPress blog",
    html="""\
<!DOCTYPE html><html lang="en-GB"><head><meta charset="UTF-8"><title>Why the old mill closed &#8211; Valley
Notes</title>
<link rel="canonical" href="https://valleynotes.example.org/2016/03/why-the-old-mill-closed/">
<meta property="og:site_name" content="Valley Notes"><meta property="article:published_time"
content="2016-03-08T09:15:00+00:00"><meta property="article:modified_time"
content="2018-01-01T00:00:00+00:00"></head>
<body class="post-template-default single single-post has-sidebar"><div id="page" class="site"><header
id="masthead" class="site-header"><div class="site-branding"><p class="site-title"><a href="/">Valley
Notes</a></p><p class="site-description">Letters from the river</p></div><nav class="main-navigation"><ul><li><a
href="/about">About</a></li><li><a href="/archive">Archive</a></li></ul></nav></header>
<div id="content" class="site-content"><main id="main" class="site-main"><article id="post-12" class="post-12
post type-post status-publish hentry category-news tag-mill"><header class="entry-header"><h1
class="entry-title">Why the old mill closed</h1><div class="entry-meta">Posted on <time class="entry-date
published" datetime="2016-03-08T09:15:00+00:00">March 8, 2016</time> by <span class="author vcard"><a class="url
fn n" href="/author/hope">Hope Lindley</a></span></div></header>
<div class="entry-content"><p>The mill on Quarry Road ground its last sack of flour on Friday, and nobody in the
valley was surprised. <em>&#8220;We had eleven orders in February,&#8221;</em> said its owner, <strong>Arthur
Penrose</strong>.</p>
<figure id="attachment_3" class="wp-caption alignright"><img src="mill.jpg" alt="mill"><figcaption
class="wp-caption-text">The mill in 1932. Photo: County Archive</figcaption></figure>
<p>He bought it in 1988 from his uncle, who had told him that &#8220;a mill is a way of losing money
slowly&#8221;.</p>
<h2>What comes next</h2>
<p>The council has three plans for the building:</p><ul><li>a library with a reading room,</li><li>flats for
eight families, or</li><li>nothing at all.</li></ul>
<blockquote class="wp-block-quote"><p>Nothing at all is the cheapest plan, and so it is the
likeliest.</p><cite>Councillor Jane Marsh</cite></blockquote>
<p>A meeting is held on <a href="/events">22 March</a> in the parish hall.</p>
<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Share this:</h3><ul><li><a
href="#">Twitter</a></li><li><a href="#">Facebook</a></li></ul></div>
<div id="jp-relatedposts" class="jp-relatedposts"><h3>Related</h3><p><a href="/x">The river in
flood</a></p></div></div>
<footer class="entry-footer"><span class="cat-links">Posted in <a href="/news">News</a></span> <span
class="tags-links">Tagged <a>mill</a></span></footer></article>
<nav class="navigation post-navigation"><a href="/p">Previous: The river in flood</a></nav>
<div id="comments" class="comments-area"><h2 class="comments-title">2 thoughts on &#8220;Why the old mill
closed&#8221;</h2><ol class="comment-list"><li class="comment"><div class="comment-content"><p>My grandfather
worked there for thirty years and he would have been very sad to read this today.</p></div></li></ol><div
class="comment-respond"><h3>Leave a Reply</h3><form><p>Your email address will not be
published.</p></form></div></div></main>
<aside id="secondary" class="widget-area"><section class="widget"><h2>Recent Posts</h2><ul><li><a>The river in
flood</a></li></ul></section></aside></div>
<footer class="site-footer"><p>Proudly powered by WordPress</p></footer></div></body></html>""",
    metadata=Metadata(
        title="Why the old mill closed",
        outlet="Valley Notes",
        author="Hope Lindley",
        date=datetime.date(2016, 3, 8),
        url="https://valleynotes.example.org/2016/03/why-the-old-mill-closed/",
        language="en-GB",
    ),
    blocks=(
        (
            BlockKind.BODY,
            "The mill on Quarry Road ground its last sack of flour on Friday, and nobody in the valley was "
            "surprised. “We had eleven orders in February,” said its owner, Arthur Penrose.",
        ),
        (
            BlockKind.BODY,
            "He bought it in 1988 from his uncle, who had told him that “a mill is a way of losing money slowly”.",
        ),
        (
            BlockKind.HEADING,
            "What comes next",
        ),
        (
            BlockKind.BODY,
            "The council has three plans for the building:",
        ),
        (
            BlockKind.LIST_ITEM,
            "a library with a reading room,",
        ),
        (
            BlockKind.LIST_ITEM,
            "flats for eight families, or",
        ),
        (
            BlockKind.LIST_ITEM,
            "nothing at all.",
        ),
        (
            BlockKind.QUOTE,
            "Nothing at all is the cheapest plan, and so it is the likeliest.",
        ),
        (
            BlockKind.BODY,
            "— Councillor Jane Marsh",
        ),
        (
            BlockKind.BODY,
            "A meeting is held on 22 March in the parish hall.",
        ),
    ),
)

GUARDIAN = Page(
    name="a paper of blocks and asides",
    html="""\
<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Rail strike: talks collapse after nine hours |
Rail | The Courier</title>
<meta property="og:title" content="Rail strike: talks collapse after nine hours"><meta property="og:site_name"
content="the Courier"><meta property="og:url"
content="http://www.courier.example/uk/2022/jul/14/rail-talks"><meta property="article:author"
content="https://www.courier.example/profile/gwyn-topham"><meta name="author" content="Gwen Tophill"><meta
property="article:published_time" content="2022-07-14T18:02:11.000Z">
<script type="application/ld+json">[{"@type":"NewsArticle","@context":"https://schema.org","headline":"Rail
strike: talks collapse after nine hours","author":[{"@type":"Person","name":"Gwen
Tophill"},{"@type":"Person","name":"Rob
Davies"}],"datePublished":"2022-07-14T18:02:11.000Z","dateModified":"2022-07-15T05:00:00.000Z","publisher":{"@type":"Organization","name":"The
Courier"}},{"@type":"WebPage","@id":"https://www.courier.example/uk/2022/jul/14/rail-talks"}]</script></head>
<body><header><nav><ul><li><a>News</a></li><li><a>Opinion</a></li></ul></nav></header><main><article><div
data-gu-name="title"><a>Rail industry</a></div><div data-gu-name="headline"><h1>Rail strike: talks collapse
after nine hours</h1></div>
<div data-gu-name="standfirst"><p>Union says walkout of 40,000 workers will go ahead next week as ministers
refuse to move on pay</p><ul><li><a>Analysis: how did it come to this?</a></li></ul></div>
<aside data-gu-name="meta"><div><address><a rel="author">Gwen Tophill</a> and <a rel="author">Rob
Davies</a></address></div><details><summary>Thu 14 Jul 2022 19.02 BST</summary>Last modified on Fri 15 Jul 2022
06.00 BST</details><div><button>Share</button></div></aside>
<div id="maincontent" class="article-body-commercial-selector"><div class="dcr-1b2">
<p class="dcr-kpil6a">Talks to avert next week’s rail strike collapsed on Thursday night after nine hours, with
each side blaming the other for a walkout that will close half of the network.</p>
<p class="dcr-kpil6a">The general secretary, Mick Doyle, said: “We have not been offered a single penny. We were
offered a <a href="/x">pamphlet</a>.”</p>
<figure class="element-image"><img><figcaption>Mick Doyle outside the talks. Photograph: Sean
Marks/PA</figcaption></figure>
<aside class="element-pullquote"><blockquote>We were offered a pamphlet</blockquote><footer>Mick
Doyle</footer></aside>
<gu-island name="SignIn"><div><p>Sign up to our morning
email</p><form><label>Email</label></form></div></gu-island>
<p class="dcr-kpil6a">A spokesperson for the operators said the offer had been “fair, <em>funded</em> and,
frankly, final”.</p>
<aside class="element-rich-link"><div><a href="/r">Rail strikes: what are your rights to a refund?</a><span>Read
more</span></div></aside>
<p class="dcr-kpil6a">The next talks are on Monday.</p></div></div>
<div><span>Explore more on these topics</span><ul><li><a>Rail
industry</a></li><li><a>Unions</a></li></ul></div></article>
<section><h2>Most viewed</h2><ol><li><a>The best films of the year so far, ranked by our
critics</a></li></ol></section></main><footer><p>© 2022 Courier News &amp; Media Limited. All rights
reserved.</p></footer></body></html>""",
    metadata=Metadata(
        title="Rail strike: talks collapse after nine hours",
        outlet="the Courier",
        author="Gwen Tophill, Rob Davies",
        date=datetime.date(2022, 7, 14),
        url="http://www.courier.example/uk/2022/jul/14/rail-talks",
        language="en",
    ),
    blocks=(
        (
            BlockKind.BODY,
            "Union says walkout of 40,000 workers will go ahead next week as ministers refuse to move on pay",
        ),
        (
            BlockKind.BODY,
            "Talks to avert next week’s rail strike collapsed on Thursday night after nine hours, with each side "
            "blaming the other for a walkout that will close half of the network.",
        ),
        (
            BlockKind.BODY,
            "The general secretary, Mick Doyle, said: “We have not been offered a single penny. We were offered a "
            "pamphlet.”",
        ),
        (
            BlockKind.BODY,
            "A spokesperson for the operators said the offer had been “fair, funded and, frankly, final”.",
        ),
        (
            BlockKind.BODY,
            "The next talks are on Monday.",
        ),
    ),
)

BBC = Page(
    name="one wrapper a paragraph",
    html="""\
<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Lake Voss: Ferry captain praised after
rescue - NCB News</title><meta property="og:title" content="Lake Voss: Ferry captain praised after rescue"><meta
property="og:site_name" content="NCB News"><link rel="canonical" href="https://www.ncb.example/news/uk-4711">
<script
type="application/ld+json">{"@context":"http://schema.org","@type":"ReportageNewsArticle","url":"https://www.ncb.example/news/uk-4711","publisher":{"@type":"NewsMediaOrganization","name":"NCB
News"},"datePublished":"2021-05-02T16:40:01.000Z","dateModified":"2021-05-03T08:00:00.000Z","headline":"Lake
Voss: Ferry captain praised after rescue","author":{"@type":"NewsMediaOrganization","name":"NCB
News"}}</script></head><body>
<div role="banner"><nav aria-label="NCB"><a>Homepage</a> <a>Skip to content</a></nav></div><div
id="main-content"><main><article class="ssrcss-a1-ArticleWrapper"><header><h1 id="main-heading"
tabindex="-1">Lake Voss: Ferry captain praised after rescue</h1><div class="ssrcss-b2-Metadata"><span
class="visually-hidden">Published</span><time datetime="2021-05-02T16:40:01.000Z">2 May 2021</time></div><div
class="ssrcss-c3-Share"><button>Share page</button></div></header>
<div data-component="image-block"><figure><div>Image source, Getty Images</div><figcaption><span
class="visually-hidden">Image caption, </span>The ferry near Voss pier</figcaption></figure></div>
<div data-component="text-block" class="ssrcss-d4-ComponentWrapper"><div class="ssrcss-e5-RichTextContainer"><p
class="ssrcss-f6-Paragraph"><b class="ssrcss-g7-BoldText">A ferry captain has been praised for turning back in a
storm to pick up two kayakers.</b></p></div></div>
<div data-component="text-block" class="ssrcss-d4-ComponentWrapper"><div class="ssrcss-e5-RichTextContainer"><p
class="ssrcss-f6-Paragraph">Ingrid Solberg, 51, heard the men shouting at about 19:30 on
Saturday.</p></div></div>
<div data-component="text-block" class="ssrcss-d4-ComponentWrapper"><div class="ssrcss-e5-RichTextContainer"><p
class="ssrcss-f6-Paragraph">"I could not see them, so I stopped the engine and listened," she
said.</p></div></div>
<div data-component="subheadline-block" class="ssrcss-d4-ComponentWrapper"><h2
class="ssrcss-h8-StyledHeading">'Very cold'</h2></div>
<div data-component="text-block" class="ssrcss-d4-ComponentWrapper"><div class="ssrcss-e5-RichTextContainer"><p
class="ssrcss-f6-Paragraph">One of the men, who gave his name as Per, told <a class="ssrcss-i9-InlineLink"
href="#">NCB Radio West</a> the water was "very cold and very, very loud".</p></div></div>
<div data-component="links-block" class="ssrcss-d4-ComponentWrapper"><ul><li><a>Storm closes the coast road for
a second day</a></li><li><a>How to stay safe on open water this spring</a></li></ul></div>
<div data-component="text-block" class="ssrcss-d4-ComponentWrapper"><div class="ssrcss-e5-RichTextContainer"><p
class="ssrcss-f6-Paragraph">Both were taken to hospital and have since been sent home.</p></div></div>
<section data-component="tag-list"><h2>Related
Topics</h2><ul><li><a>Voss</a></li></ul></section></article><section
data-component="related-internet-links"><h2>Related Internet Links</h2><a>Rescue service</a><p>The NCB is not
responsible for the content of external sites.</p></section></main></div>
<footer><p>Copyright © 2021 NCB. The NCB is not responsible for the content of external
sites.</p></footer></body></html>""",
    metadata=Metadata(
        title="Lake Voss: Ferry captain praised after rescue",
        outlet="NCB News",
        author="NCB News",
        date=datetime.date(2021, 5, 2),
        url="https://www.ncb.example/news/uk-4711",
        language="en-GB",
    ),
    blocks=(
        (
            BlockKind.BODY,
            "A ferry captain has been praised for turning back in a storm to pick up two kayakers.",
        ),
        (
            BlockKind.BODY,
            "Ingrid Solberg, 51, heard the men shouting at about 19:30 on Saturday.",
        ),
        (
            BlockKind.BODY,
            '"I could not see them, so I stopped the engine and listened," she said.',
        ),
        (
            BlockKind.HEADING,
            "'Very cold'",
        ),
        (
            BlockKind.BODY,
            'One of the men, who gave his name as Per, told NCB Radio West the water was "very cold and very, very '
            'loud".',
        ),
        (
            BlockKind.BODY,
            "Both were taken to hospital and have since been sent home.",
        ),
    ),
)

LOCAL_LD = Page(
    name="a local paper that states all in JSON-LD",
    html="""\
<!DOCTYPE html><html lang="en-US"><head><title>Fire damages Elm Street duplex</title><script
type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"Organization","@id":"https://gazette.example.com/#org","name":"Millbrook
Gazette"},{"@type":["NewsArticle"],"@id":"#a","headline":"Fire damages Elm Street
duplex","datePublished":"2020-12-03T22:10:00-05:00","dateModified":"2020-12-04T09:00:00-05:00","author":{"@id":"#p"},"publisher":{"@id":"https://gazette.example.com/#org"},"mainEntityOfPage":"https://gazette.example.com/news/fire-elm","articleBody":"A
fire damaged a duplex on Elm Street on Thursday night, and a family of four was unhurt.\\n\\n“We got the cat out
too,” said Karen Ochoa, who lives upstairs.\\n\\nFire Chief Lou Banks said a heater was to
blame."},{"@type":"Person","@id":"#p","name":"Tim Harlan","jobTitle":"Staff Writer"}]}</script></head><body><div
class="tnt-header"><ul><li><a>News</a></li><li><a>Obituaries</a></li></ul></div><div
class="asset-x"><h1><span>Fire damages Elm Street duplex</span></h1><div class="asset-masthead">Dec 3, 2020
Updated Dec 4, 2020</div><div class="q"><div class="subscriber-preview"><p>A fire damaged a duplex on Elm Street
on Thursday night, and a family of four was unhurt.</p></div><div class="subscriber-only"><p>“We got the cat out
too,” said Karen Ochoa, who lives upstairs.</p></div><div class="subscriber-only"><p>Fire Chief Lou Banks said a
heater was to blame.</p></div></div><div class="z"><p>Get up-to-the-minute news sent straight to your
device.</p></div></div><div><h3>Most Popular</h3><ul><li><a>Police log for the week of November
29</a></li></ul></div></body></html>""",
    metadata=Metadata(
        title="Fire damages Elm Street duplex",
        outlet="Millbrook Gazette",
        author="Tim Harlan",
        date=datetime.date(2020, 12, 3),
        url="https://gazette.example.com/news/fire-elm",
        language="en-US",
    ),
    blocks=(
        (
            BlockKind.BODY,
            "A fire damaged a duplex on Elm Street on Thursday night, and a family of four was unhurt.",
        ),
        (
            BlockKind.BODY,
            "“We got the cat out too,” said Karen Ochoa, who lives upstairs.",
        ),
        (
            BlockKind.BODY,
            "Fire Chief Lou Banks said a heater was to blame.",
        ),
    ),
)

AMP = Page(
    name="an AMP page in Spanish",
    html="""\
<!doctype html><html amp lang="es"><head><meta charset="utf-8"><title>El puerto abre de noche</title><link
rel="canonical" href="https://diario.example/puerto-noche"><script
type="application/ld+json">{"@context":"http://schema.org","@type":"NewsArticle","headline":"El puerto abre de
noche","datePublished":"2018-08-19T06:30:00Z","author":{"@type":"Person","name":"María José
Peña"},"publisher":{"@type":"Organization","name":"El Diario"}}</script></head><body><amp-sidebar
id="s"><ul><li><a>Portada</a></li></ul></amp-sidebar><header class="h"><a>El Diario</a></header><article><h1>El
puerto abre de noche</h1><p class="autor">Por María José Peña</p><amp-img src="x.jpg"></amp-img><p
class="pie-foto">El puerto, anoche. / Efe</p><div class="cuerpo"><p>El puerto de la ciudad abrirá de noche desde
el lunes, según anunció el alcalde este domingo en una rueda de prensa.</p><amp-ad width=300></amp-ad><p>«No
podemos dejar los barcos esperando», dijo. «Ni a la gente».</p><p>Los vecinos, que llevan años pidiéndolo, lo
celebraron con <a href="#">una verbena</a>.</p></div></article><amp-social-share></amp-social-share><div
class="relacionados"><h3>Te puede interesar</h3><p><a>La feria vuelve al centro después de diez años de
ausencia</a></p></div></body></html>""",
    metadata=Metadata(
        title="El puerto abre de noche",
        outlet="El Diario",
        author="María José Peña",
        date=datetime.date(2018, 8, 19),
        url="https://diario.example/puerto-noche",
        language="es",
    ),
    blocks=(
        (
            BlockKind.BODY,
            "El puerto de la ciudad abrirá de noche desde el lunes, según anunció el alcalde este domingo en una "
            "rueda de prensa.",
        ),
        (
            BlockKind.BODY,
            "«No podemos dejar los barcos esperando», dijo. «Ni a la gente».",
        ),
        (
            BlockKind.BODY,
            "Los vecinos, que llevan años pidiéndolo, lo celebraron con una verbena.",
        ),
    ),
)

LIVEBLOG = Page(
    name="a live blog",
    html="""\
<!doctype html><html lang="en"><head><title>Storm Ada live: trains stop across the north</title><meta
property="og:title" content="Storm Ada live: trains stop across the north"><script
type="application/ld+json">{"@type":"LiveBlogPosting","headline":"Storm Ada live: trains stop across the
north","datePublished":"2020-02-09T06:00:00Z","author":{"@type":"Person","name":"Nell
Frizzell"}}</script></head><body><main><h1>Storm Ada live: trains stop across the north</h1><div
class="live"><article class="block" id="b3"><time datetime="2020-02-09T11:02:00Z">11:02</time><h2
class="block-title">Ferries cancelled</h2><div class="block-elements"><p>All ferries to the islands are
cancelled until Monday, the operator has said in a statement this morning.</p><p>“Nobody should travel,” a
spokeswoman said.</p></div></article><article class="block" id="b2"><time
datetime="2020-02-09T10:15:00Z">10:15</time><div class="block-elements"><p>Trains have stopped on every line
north of Preston, and passengers are being put on buses where there are any.</p><blockquote
class="twitter-tweet"><p>Nothing is moving here, please don't come to the station unless you really must
today.</p>&mdash; Northern (@northern) <a>February 9, 2020</a></blockquote></div></article><article
class="block" id="b1"><time datetime="2020-02-09T09:00:00Z">9:00</time><div class="block-elements"><p>Good
morning. Storm Ada has arrived overnight, and it is stronger than the forecasters had
expected.</p></div></article></div></main></body></html>""",
    metadata=Metadata(
        title="Storm Ada live: trains stop across the north",
        author="Nell Frizzell",
        date=datetime.date(2020, 2, 9),
        language="en",
    ),
    blocks=(
        (
            BlockKind.HEADING,
            "Ferries cancelled",
        ),
        (
            BlockKind.BODY,
            "All ferries to the islands are cancelled until Monday, the operator has said in a statement this morning.",
        ),
        (
            BlockKind.BODY,
            "“Nobody should travel,” a spokeswoman said.",
        ),
        (
            BlockKind.BODY,
            "Trains have stopped on every line north of Preston, and passengers are being put on buses where there "
            "are any.",
        ),
        (
            BlockKind.QUOTE,
            "Nothing is moving here, please don't come to the station unless you really must today.",
        ),
        (
            BlockKind.BODY,
            "— Northern (@northern) February 9, 2020",
        ),
        (
            BlockKind.BODY,
            "Good morning. Storm Ada has arrived overnight, and it is stronger than the forecasters had expected.",
        ),
    ),
)

SINGLEFILE = Page(
    name="a page saved by SingleFile, in German",
    html="""\
<!DOCTYPE html> <html lang=de><!--
 Page saved with SingleFile
 url: https://www.tagblatt.example/kultur/theater-3.html
 saved date: Sat Feb 11 2023 10:11:12 GMT+0100
--><meta charset=utf-8><title>Theater: Ein Abend ohne Pause - Tagblatt</title><meta property="og:title"
content="Theater: Ein Abend ohne Pause"><meta property="og:site_name"
content="Tagblatt"><style>.a{color:red}</style><body><div class=cookie-banner><p>Wir verwenden Cookies, um
Inhalte zu personalisieren und die Zugriffe auf unsere Website zu
analysieren.</p><button>Akzeptieren</button></div><main><article><header><p class=kicker>Theater</p><h1>Ein
Abend ohne Pause</h1><p class=lead>Vier Stunden dauert die neue Inszenierung am Stadttheater, und niemand
geht.</p><p class=byline>Von <a rel=author>Jörg Mählmann</a></p><time datetime=2023-02-10>10. Februar
2023</time></header><div class=content><p>Um halb elf steht die Regisseurin auf der Bühne und verbeugt sich, als
wäre nichts gewesen.<p>„Ich wollte keine Pause“, sagt sie. „Wer geht, der geht. Wer bleibt, der bleibt.“<div
class=anzeige>Anzeige</div><p>Das Publikum – gut 600 Leute – blieb. Lesen Sie weiter unten, warum.<p><a
href=x>Lesen Sie auch: Die Saison im Überblick</a><p>Weitere Vorstellungen am 18. und 19.
Februar.</div></article></main></body></html>""",
    metadata=Metadata(
        title="Ein Abend ohne Pause",
        outlet="Tagblatt",
        author="Jörg Mählmann",
        date=datetime.date(2023, 2, 10),
        url="https://www.tagblatt.example/kultur/theater-3.html",
        language="de",
    ),
    blocks=(
        (
            BlockKind.BODY,
            "Vier Stunden dauert die neue Inszenierung am Stadttheater, und niemand geht.",
        ),
        (
            BlockKind.BODY,
            "Um halb elf steht die Regisseurin auf der Bühne und verbeugt sich, als wäre nichts gewesen.",
        ),
        (
            BlockKind.BODY,
            "„Ich wollte keine Pause“, sagt sie. „Wer geht, der geht. Wer bleibt, der bleibt.“",
        ),
        (
            BlockKind.BODY,
            "Das Publikum – gut 600 Leute – blieb. Lesen Sie weiter unten, warum.",
        ),
        (
            BlockKind.BODY,
            "Weitere Vorstellungen am 18. und 19. Februar.",
        ),
    ),
)

PAGES = (WORDPRESS, GUARDIAN, BBC, LOCAL_LD, AMP, LIVEBLOG, SINGLEFILE)
