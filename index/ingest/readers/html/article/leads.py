"""How pages of many countries lead away from an article: "Read also", "Lesen Sie auch", "Baca juga"."""

LEADS = (
    r"read (?:more|also|next|the full|our)|also read|see also",
    r"related(?: stories| articles| coverage| content| topics)?",
    r"more (?:from|on|stories|coverage)|up next|recommended|don't miss|watch(?: now| live| more)|listen(?: now)?",
    r"click here|keep reading|story continues(?: below)?|article continues|continue reading|what to read next",
    r"(?:editors?['’]s? )?(?:picks?|recommendations?)|trending|most (?:read|popular|viewed)",
    r"you (?:may|might) also (?:like|be interested)|in this (?:article|story)",
    r"lesen sie (?:auch|mehr|hier)|(?:auch|schon) (?:interessant|gelesen)|mehr (?:zum thema|dazu|themen)",
    r"weitere themen|(?:das )?(?:thema )?könnte (?:sie|dich|euch) auch interessieren",
    r"lire (?:aussi|la suite|plus)|[àa] lire(?: aussi)?|voir aussi|sur le même sujet",
    r"(?:lea|lee|leer|mira|vea|ver|siga leyendo) (?:también|más|además)|puedes ver|noticias? relacionadas?",
    r"(?:también )?(?:te|le) (?:puede|podría) interesar|más (?:información|sobre)",
    r"(?:leia|veja|ler|ver) (?:também|mais)|(?:leggi|vedi) anche|approfondiment[oi]",
    r"(?:lees|bekijk|luister) (?:ook|meer)|lees verder",
    r"läs (?:också|mer|även)|les (?:også|mer)|læs (?:også|mere)|lue (?:myös|lisää)",
    r"(?:artikkelen|saken|artikeln|artiklen) (?:fortsetter|fortsätter|fortsætter) (?:under|efter|etter).{0,40}",
    r"(?:czytaj|przeczytaj|zobacz) (?:także|też|więcej|również)|dowiedz się więcej",
    r"(?:čtěte|přečtěte si) (?:také|též|více)|kapcsolódó|citește (?:și|mai mult)",
    r"(?:читайте|читать|смотрите|дивіться) (?:также|ещё|також|далее)|по теме|материалы по теме",
    r"ilginizi çekebilir|bunu da okuyun|(?:baca|simak|lihat) juga|διαβάστε (?:επίσης|ακόμη)|(?:यह|ये) भी पढ़ें",
    r"【?(?:関連記事|あわせて読みたい)】?|关联阅读|相关(?:报道|阅读|新闻)|延伸閱讀|관련 ?기사",
)
