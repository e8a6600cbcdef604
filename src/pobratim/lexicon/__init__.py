"""What is known in advance: places, posts, subjects, words that betray a fact, as tables with loaders.

In: the data files beside it. Out: look-ups. What does not belong here: texts and what they mention (`extract`), joining
what several documents say (`resolve`, `register`).
"""
