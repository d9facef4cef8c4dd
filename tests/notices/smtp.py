"""A mail server that takes what it is given, or refuses a recipient: enough of RFC 5321 for a client."""

import socketserver
from contextlib import contextmanager
from email import message_from_bytes, policy
from threading import Thread


class _Talk(socketserver.StreamRequestHandler):
    def handle(self):
        self._say("220 test")
        while line := self.rfile.readline().decode().strip():
            verb = line.split(":")[0].upper()
            if verb == "DATA":
                self._say("354 go on")
                self.server.took.append(self._message())
                self._say("250 taken")
            elif verb == "RCPT TO" and "refused" in line:
                self._say("550 no such mailbox <refused@mail.test>")
            elif verb == "QUIT":
                self._say("221 bye")
                return
            else:
                self._say("250 test")

    def _say(self, line):
        self.wfile.write(f"{line}\r\n".encode())

    def _message(self):
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        return message_from_bytes(b"".join(lines), policy=policy.default)


@contextmanager
def mail_server():
    """A server on this machine: its `port`, and the messages that it `took`."""
    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Talk)
    server.took, server.port = [], server.server_address[1]
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()
