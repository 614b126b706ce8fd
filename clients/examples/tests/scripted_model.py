"""A model without a model: an HTTP server that speaks OpenAI's chat completions and says what its script says. The
frameworks under test cannot tell the difference, and nothing of them is replaced."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Call:
    """The model wants a tool called. An argument may be a function of what the tools said so far."""

    def __init__(self, tool, **arguments):
        self.tool = tool
        self.arguments = arguments


class ScriptedModel:
    def __init__(self, *script):
        self.script = list(script)
        self.requests = []
        model = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                body = json.dumps(model.answer(request)).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.base_url = f"http://127.0.0.1:{self.server.server_port}/v1"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()

    def results(self):
        """What the tools said, as the model was told."""
        return [json.loads(message["content"]) for message in self.requests[-1]["messages"] if message["role"] == "tool"]

    def offered(self):
        return {tool["function"]["name"]: tool["function"] for tool in self.requests[0]["tools"]}

    def answer(self, request):
        self.requests.append(request)
        step = self.script.pop(0)
        message = {"role": "assistant", "content": step} if isinstance(step, str) else self.asks(step)
        return {
            "id": f"answer-{len(self.requests)}",
            "object": "chat.completion",
            "created": 0,
            "model": request["model"],
            "choices": [
                {"index": 0, "message": message, "finish_reason": "stop" if isinstance(step, str) else "tool_calls"}
            ],
            "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
        }

    def asks(self, call):
        arguments = {
            name: value(self.results()) if callable(value) else value for name, value in call.arguments.items()
        }
        function = {"name": call.tool, "arguments": json.dumps(arguments)}
        return {
            "role": "assistant",
            "content": None,
            "tool_calls": [{"id": f"call-{len(self.requests)}", "type": "function", "function": function}],
        }
