"""A forum post that is marked as solved, or can't be, in sentences for whoever asked there."""

MARKED = "Marked as solved: this post has the tag “{}” now."
UNMARKED = "Not solved any more: the tag “{}” is off."
NO_TAG = (
    "This forum has no tag called Solved or Answered, so I can't mark the post. Somebody with Manage Channels adds one "
    "in Edit Channel, under Tags."
)
FULL = "This post has five tags already, which is as many as Discord takes: take one off first."
LAST = "This forum wants a tag on every post, and this is the only one here: put another on first."
LACK = "I can't mark this post: {}."
NOT_YOURS = "Only who opened this post can say that it is solved."
NO_POST = "This is for posts in a forum."
