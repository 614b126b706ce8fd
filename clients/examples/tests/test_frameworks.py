"""Each example, with the real framework, does a secretary's work on the real platform; only the model is scripted."""

import pytest
from scripted_model import Call, ScriptedModel


def with_openai(model, task):
    from openai import OpenAI

    import openai_function_calling

    return openai_function_calling.run(OpenAI(base_url=model.base_url), "scripted", task)


def with_langchain(model, task):
    from langchain_openai import ChatOpenAI

    import langchain_agent

    return langchain_agent.run(ChatOpenAI(model="scripted", base_url=model.base_url), task)


def with_crewai(model, task):
    from crewai import LLM

    import crewai_agent

    return crewai_agent.run(LLM(model="openai/gpt-4o", base_url=model.base_url), task)


FRAMEWORKS = pytest.mark.parametrize("run", [with_openai, with_langchain, with_crewai])


def newest(results):
    return results[-1]["messages"][0]["id"]


@FRAMEWORKS
def test_sends_reads_and_answers_mail(run, agent, ann):
    ann.send(agent.email, "Lunch?", "Shall we meet at noon?")
    agent.arrived("Lunch?")
    script = [
        Call("check_inbox", limit=5),
        Call("read_message", message_id=newest),
        Call("reply_to_email", message_id=lambda results: results[-1]["id"], text="At noon, gladly."),
        Call("send_email", to=[ann.email], subject="And then?", text="Shall we take a walk?"),
        "I answered Ann and asked for a walk.",
    ]

    with ScriptedModel(*script) as model:
        said = run(model, "Answer the newest mail")

    assert said == "I answered Ann and asked for a walk."
    listed, read, answered, sent = model.results()
    assert [message["subject"] for message in listed["messages"]] == ["Lunch?"]
    assert read["text"].strip() == "Shall we meet at noon?"
    assert "stranger" in read["note"]
    assert answered["status"] == sent["status"] == "queued"
    assert ann.arrived("Re: Lunch?")["extracted_text"].strip() == "At noon, gladly."
    assert ann.arrived("And then?")["extracted_text"].strip() == "Shall we take a walk?"


@FRAMEWORKS
def test_tells_the_model_what_was_refused(run, agent):
    script = [
        Call("send_email", to=["not an address"], subject="Hello", text="Hello"),
        Call("read_message", message_id="../../wallet"),
        "That did not work.",
    ]

    with ScriptedModel(*script) as model:
        said = run(model, "Write to nobody")

    assert said == "That did not work."
    sent, read = model.results()
    assert "to" in sent["error"]
    assert "no id" in read["error"]


@FRAMEWORKS
def test_looks_again_when_the_model_asks_again(run, agent, ann):
    class Meanwhile(Call):
        """Mail comes between two calls that are the same."""

        def __init__(self):
            super().__init__("check_inbox", limit=lambda _: self.come())

        def come(self):
            ann.send(agent.email, "News", "Something happened.")
            agent.arrived("News")
            return 5

    with ScriptedModel(Call("check_inbox", limit=5), Meanwhile(), "There is news.") as model:
        run(model, "Look twice")

    first, second = model.results()
    assert first["messages"] == []
    assert [message["subject"] for message in second["messages"]] == ["News"]


@FRAMEWORKS
def test_offers_four_tools_that_explain_themselves(run, agent):
    with ScriptedModel("Nothing to do.") as model:
        run(model, "Rest")

    offered = model.offered()
    assert set(offered) == {"send_email", "check_inbox", "read_message", "reply_to_email"}
    assert all(tool["description"] for tool in offered.values())
    assert set(offered["send_email"]["parameters"]["properties"]) == {"to", "subject", "text"}
