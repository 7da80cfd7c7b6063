"""A fake is asked as what it stands for is asked: the same arguments, defaults and values."""

import inspect
from collections.abc import Iterator

import pytest

from bot.service.collection import Collection
from retrieval import Retriever
from tests.support.discord.newsstand import FakeCollection, FakeRetriever

REAL = {FakeRetriever: Retriever, FakeCollection: Collection}
# FakeCollection is also the collections of a bot with one for all servers.
ITS_OWN = {("FakeCollection", "for_server")}


def methods() -> Iterator[tuple[type, str]]:
    for fake in REAL:
        for name, value in vars(fake).items():
            if inspect.isfunction(value) and not name.startswith("_") and (fake.__name__, name) not in ITS_OWN:
                yield fake, name


@pytest.mark.parametrize(("fake", "name"), list(methods()), ids=lambda value: getattr(value, "__name__", value))
def test_a_fake_s_method_is_called_as_the_real_one(fake: type, name: str) -> None:
    real = inspect.signature(getattr(REAL[fake], name), eval_str=True)
    assert inspect.signature(getattr(fake, name), eval_str=True) == real


def test_a_fake_collection_has_all_that_a_collection_has() -> None:
    wanted = {name for name in vars(Collection) if not name.startswith("_")}
    assert wanted <= {*vars(FakeCollection), "sources", "corrections"}
