"""What programs put into a file's properties is no title and no author."""

import pytest

from index.ingest.readers.office.stated import stated_author, stated_title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Ferry strike goes on", "Ferry strike goes on"),
        ("  Ferry\n strike ", "Ferry strike"),
        ("Docx is here to stay", "Docx is here to stay"),
        ("What U.S. News: a PDF says", "What U.S. News: a PDF says"),
        ("Microsoft Word - strike.doc", None),
        ("strike final 2.docx", None),
        ("page1.indd", None),
        ("C:\\Users\\ann\\strike", None),
        ("https://example.org/strike", None),
        ("Untitled", None),
        ("untitled-1", None),
        ("Document1", None),
        ("Word Document", None),
        ("PowerPoint Presentation", None),
        ("12345", None),
        ("", None),
        (None, None),
        ("x" * 501, None),
        ("a\ufffdb", None),
        ("a\x02b", None),
    ],
)
def test_title(text: str | None, title: str | None) -> None:
    assert stated_title(text) == title


@pytest.mark.parametrize(
    ("text", "author"),
    [
        ("Ann Lee", "Ann Lee"),
        ("By Ann Lee", "Ann Lee"),
        ("Ann Lee and Bo Roe", "Ann Lee and Bo Roe"),
        ("Byron Lord", "Byron Lord"),
        ("Tex Mexsmith Jr", None),  # rather none than a program
        ("Administrator", None),
        ("user", None),
        ("User2", None),
        ("Microsoft Office User", None),
        ("python-docx", None),
        ("Adobe InDesign CC 2017", None),
        ("Ann Lee <ann@example.org>", "Ann Lee"),
        ("By admin", None),
        ("ann@example.org", None),
        ("https://example.org", None),
        ("HP", None),
        ("--", None),
        (None, None),
    ],
)
def test_author(text: str | None, author: str | None) -> None:
    assert stated_author(text) == author
