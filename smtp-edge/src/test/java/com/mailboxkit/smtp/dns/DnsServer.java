package com.mailboxkit.smtp.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// DNS over UDP on a free port. Knows the records it was given; other names do not exist.
public final class DnsServer implements AutoCloseable {

    private static final int TTL = 60;
    private static final int MAX_QUESTION = 512;

    private final List<Record> records = new CopyOnWriteArrayList<>();
    private final Set<Name> broken = ConcurrentHashMap.newKeySet();
    private final DatagramSocket socket;

    public DnsServer() throws SocketException {
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    public String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    public DnsServer with(String name, int type, String data) {
        try {
            var owner = Name.fromString(name + ".");
            records.add(Record.fromString(owner, type, DClass.IN, TTL, data, Name.root));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public DnsServer withMx(String domain, int preference, String host, String... addresses) {
        with(domain, Type.MX, preference + " " + host + ".");
        for (var address : addresses) {
            with(host, address.contains(":") ? Type.AAAA : Type.A, address);
        }
        return this;
    }

    /// Forgets what it was given of a name.
    public DnsServer without(String name) {
        var owner = Name.fromConstantString(name + ".");
        records.removeIf(record -> record.getName().equals(owner));
        return this;
    }

    /// Answers SERVFAIL for this name.
    public DnsServer broken(String name) {
        broken.add(Name.fromConstantString(name + "."));
        return this;
    }

    private void serve() {
        var buffer = new byte[MAX_QUESTION];
        try {
            while (true) {
                var packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                byte[] answer = answer(new Message(Arrays.copyOf(buffer, packet.getLength())))
                        .toWire();
                socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private Message answer(Message asked) {
        var question = asked.getQuestion();
        var answer = new Message(asked.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.addRecord(question, Section.QUESTION);
        var known = records.stream()
                .filter(record -> record.getName().equals(question.getName()))
                .toList();
        known.stream()
                .filter(record -> record.getType() == question.getType())
                .forEach(record -> answer.addRecord(record, Section.ANSWER));
        if (broken.contains(question.getName())) {
            answer.getHeader().setRcode(Rcode.SERVFAIL);
        } else if (known.isEmpty()) {
            answer.getHeader().setRcode(Rcode.NXDOMAIN);
        }
        return answer;
    }

    @Override
    public void close() {
        socket.close();
    }
}
