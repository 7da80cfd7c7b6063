"""The buttons that read on in the coverage: more context, the source, the pages of a list of sources."""

from collections.abc import Mapping

from bot.replies import context_reply, page_of, source_list_reply, source_reply
from bot.replies.wording import CHANGED_SINCE, GONE_SINCE
from index import Span
from retrieval import Retriever, SourceText

from ...bot import ButtonHandler, Interaction
from ...rendering.custom_id import ButtonAction, CustomId, document_hash, words_hash
from ...rendering.options import RenderOptions
from ...transport.responses import acknowledge, respond
from ..pressed import Outdated, acknowledge_in_place, pressed_record


async def _context(interaction: Interaction, custom_id: CustomId) -> None:
    await acknowledge(interaction, private=True)
    source = await document_of(interaction, custom_id)
    assert custom_id.span is not None
    check_words(source, custom_id)
    await respond(interaction, context_reply(source, custom_id.span))


async def _source(interaction: Interaction, custom_id: CustomId) -> None:
    """The source document, opened at the words, or at the page that the button names."""
    await acknowledge_in_place(interaction, custom_id)
    source = await document_of(interaction, custom_id)
    page = custom_id.page
    if page is None and custom_id.span is not None:
        check_words(source, custom_id)
        page = page_of(source, custom_id.span)
    await respond(interaction, source_reply(source, page or 0, custom_id.span))


async def _sources(interaction: Interaction, custom_id: CustomId) -> None:
    await acknowledge_in_place(interaction, custom_id)
    record = await pressed_record(interaction, custom_id)
    scope = record.scope
    async with interaction.client.admitted(interaction):
        entries = await interaction.client.run_on_retriever(
            interaction.guild_id,
            lambda retriever: retriever.sources(scope.outlet, scope.speaker, scope.after, scope.before),
        )
    options = RenderOptions(owner=record.owner, record=record.id, public=False)
    await respond(interaction, source_list_reply(entries, custom_id.page or 0), options)


async def document_of(interaction: Interaction, custom_id: CustomId) -> SourceText:
    """Raises Outdated where the document has left the index."""

    def read(retriever: Retriever) -> SourceText | None:
        hashed = custom_id.document
        key = next((e.document for e in retriever.sources() if document_hash(e.document) == hashed), None)
        return retriever.source(key) if key is not None else None

    async with interaction.client.admitted(interaction):
        source = await interaction.client.run_on_retriever(interaction.guild_id, read)
    if source is None:
        raise Outdated(GONE_SINCE)
    return source


def check_words(source: SourceText, custom_id: CustomId) -> None:
    """Raises Outdated where other words stand at the span by now."""
    if custom_id.span is None or custom_id.words is None:
        return
    if words_hash(words_at(source, custom_id.span)) != custom_id.words:
        raise Outdated(CHANGED_SINCE)


def words_at(source: SourceText, span: Span) -> str:
    """The text of a span, paragraph by paragraph, joined by one blank: there is only white space between them."""
    pieces = []
    for paragraph in source.paragraphs:
        if paragraph.span.overlaps(span):
            start = max(span.start, paragraph.span.start) - paragraph.span.start
            pieces.append(paragraph.text[start : span.end - paragraph.span.start])
    return " ".join(pieces)


BUTTONS: Mapping[ButtonAction, ButtonHandler] = {
    ButtonAction.CONTEXT: _context,
    ButtonAction.SOURCE: _source,
    ButtonAction.SOURCES: _sources,
}
