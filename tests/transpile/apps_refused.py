"""Functions that can't be programs; `REFUSED` names what is wrong with each, and its line is the first after `# !`."""

# ruff: noqa
# mypy: ignore-errors

import datetime
import functools
import math
import os

ITEMS = [1, 2]


class Thing:
    pass


THING = Thing()


def with_statement(x):
    # !
    with open(x) as f:
        return f


def generator(x):
    # !
    yield x


def klass(x):
    # !
    class A:
        pass


def matching(x):
    # !
    match x:
        case 1:
            return 2


def global_statement(x):
    # !
    global ITEMS
    ITEMS = x


def importing(x):
    # !
    import math

    return math.pi


def attribute(x):
    # !
    return x.real


def unknown_method(x):
    # !
    return x.encode()


def unknown_builtin(x):
    # !
    return eval(x)


def other_module(x):
    # !
    return os.getcwd()


def instance(x):
    # !
    return THING


def date(x):
    # !
    return datetime.date.today()


def undefined(x):
    # !
    return not_there + x


def changes_global(x):
    # !
    ITEMS.append(x)


def assigns_global(x):
    # !
    ITEMS[0] = x


def star_keywords(x):
    # !
    return dict(**x)


def wrong_keyword(x):
    # !
    return x.split(separator=",")


def too_many_arguments(x):
    # !
    return x.upper(1)


def matrix(x):
    # !
    return x @ x


def bytes_literal(x):
    # !
    return b"x"


def attribute_assigned(x):
    # !
    x.y = 1


def caught(x):
    try:
        return x
    # !
    except OSError:
        return 0


def helper(x):
    # !
    return os.environ[x]


def through_helper(x):
    return helper(x)


def decorated(x):
    # !
    @functools.cache
    def f():
        return 1

    return f()


def star_star(x):
    # !
    def f(**kw):
        return kw

    return f()


REFUSED = {
    with_statement: "`with`",
    generator: "`yield`",
    klass: "a class",
    matching: "`match`",
    global_statement: "`global`",
    importing: "an import",
    attribute: "the attribute `.real`",
    unknown_method: "the method `.encode()`",
    unknown_builtin: "`eval`",
    other_module: "os.getcwd",
    instance: "`THING`, a Thing",
    date: "datetime.date",
    undefined: "`not_there`, which is not defined",
    changes_global: "a change of a global",
    assigns_global: "a change of a global",
    star_keywords: "`**` in a call",
    wrong_keyword: "`separator` in the call of `.split()`",
    too_many_arguments: "`.upper()` with 1 arguments",
    matrix: "the operator `@`",
    bytes_literal: "a bytes",
    attribute_assigned: "an assignment to `x.y`",
    caught: "the exception `OSError`",
    through_helper: "os.environ",
    decorated: "a decorator",
    star_star: "`**kw`",
}
