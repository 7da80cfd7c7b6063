"""What Discord is told of errors whose own sentence is for whoever runs the machine."""

from bot.discord.transport.failures import MODEL_UNUSABLE, failure_reply
from bot.replies.reply import Reply
from index import ModelUnusable


def test_no_path_of_the_machine_is_told() -> None:
    reply = failure_reply(ModelUnusable("The model's file /srv/models/x.onnx is altered: run `make setup`."))
    assert isinstance(reply, Reply)
    assert MODEL_UNUSABLE in repr(reply)
    assert "/srv" not in repr(reply)
