"""Plain text by rule, for documents that change no register."""

from core.text.numbers import chinese_numeral

from .words import WORDS


def plan(rng, day):
    """(title, paragraphs) of a plan of 600 to 1,500 characters."""
    topic, kind = rng.choice(WORDS["topics"]), rng.choice(WORDS["plan_kinds"])
    name = f"{day.year}年槐荫区{topic}{kind}"
    length, wanted = 0, rng.randint(600, 1400)
    paragraphs = [f"《{name}》已经区政府研究，现予印发，请照此办理。", name]
    while length < wanted:
        part = (len(paragraphs) - 2) % len(WORDS["headings"])
        number = chinese_numeral(len(paragraphs) - 1)
        text = "".join(sentence(rng, topic) for _ in range(rng.randint(2, 4)))
        paragraphs.append(f"{number}、{WORDS['headings'][part]}。{text}")
        length += len(paragraphs[-1])
    return f"关于印发{name}的通知", paragraphs


def sentence(rng, topic):
    doer, when, deed = (
        rng.choice(items) for items in (WORDS["doers"], WORDS["whens"], WORDS["deeds"])
    )
    measure = rng.choice(WORDS["measures"]).format(n=rng.randint(3, 90))
    means, aim = rng.choice(WORDS["means"]), rng.choice(WORDS["aims"])
    return rng.choice(
        (
            f"{doer}{when}就{topic}{deed}，涉及{measure}，{aim}。",
            f"{topic}所涉{measure}，由{doer}{means}，{when}{deed}。",
            f"{when}，{doer}{means}，{deed}，{aim}。",
        )
    )
