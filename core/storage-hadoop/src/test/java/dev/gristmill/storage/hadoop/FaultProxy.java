package dev.gristmill.storage.hadoop;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands before an S3 server and spoils the first so many PUTs of objects. It reads one request of a connection, lets the
 * server answer it, and closes: simple, and as good for the client.
 */
final class FaultProxy implements Closeable {

    /** What happens to a PUT. */
    enum Fault {
        /** The connection is reset; the server never hears of it. */
        RESET,
        /** The server stores it; its answer never arrives. */
        LOST_ANSWER,
        /** The server stores it; the client is told that the name was taken. */
        PRECONDITION_FAILED_AFTER_SUCCESS,
        /** The server stores it; the client is told that it broke down. */
        ERROR_AFTER_SUCCESS,
        /** An internal error; nothing is stored. */
        INTERNAL_ERROR,
        /** Too much to do; nothing is stored. */
        SLOW_DOWN,
        /** Another conditional request is under way; nothing is stored. */
        CONFLICT,
        /** The server stores it; the client gets half of the answer's head. */
        TRUNCATED_ANSWER,
        /** The answer comes when the client has given up on it; the server has stored it. */
        STALL
    }

    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *([0-9]+)");

    private final URI server;
    private final ServerSocket socket;
    private final Fault fault;
    private final AtomicInteger left;

    FaultProxy(URI server, Fault fault, int times) throws IOException {
        this.server = server;
        this.fault = fault;
        this.left = new AtomicInteger(times);
        this.socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    /** How many faults have not happened yet. */
    int left() {
        return Math.max(0, left.get());
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "fault-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                start(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            byte[] request = read(client);
            String line = new String(request, StandardCharsets.ISO_8859_1)
                    .lines()
                    .findFirst()
                    .orElse("");
            if (line.startsWith("PUT ") && left.getAndDecrement() > 0) {
                spoil(client, request);
            } else if (request.length > 0) {
                client.getOutputStream().write(answer(request));
            }
        } catch (IOException e) {
            // The client has gone
        }
    }

    private void spoil(Socket client, byte[] request) throws IOException {
        OutputStream out = client.getOutputStream();
        switch (fault) {
            case RESET -> client.setSoLinger(true, 0);
            case LOST_ANSWER -> answer(request);
            case PRECONDITION_FAILED_AFTER_SUCCESS -> {
                answer(request);
                out.write(failure(412, "PreconditionFailed"));
            }
            case ERROR_AFTER_SUCCESS -> {
                answer(request);
                out.write(failure(500, "InternalError"));
            }
            case INTERNAL_ERROR -> out.write(failure(500, "InternalError"));
            case SLOW_DOWN -> out.write(failure(503, "SlowDown"));
            case CONFLICT -> out.write(failure(409, "ConditionalRequestConflict"));
            case TRUNCATED_ANSWER -> {
                byte[] whole = answer(request);
                out.write(whole, 0, Math.min(20, whole.length));
            }
            case STALL -> {
                answer(request);
                // Returns when the client closes its end
                client.getInputStream().read();
            }
        }
    }

    private static byte[] failure(int status, String code) {
        String body = "<?xml version=\"1.0\"?><Error><Code>" + code + "</Code><Message>by the proxy</Message></Error>";
        return ("HTTP/1.1 " + status
                        + " Fault\r\nContent-Type: application/xml\r\nConnection: close\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    // One request and its answer per connection; a client that is told to wait for the go-ahead gets it from here
    private byte[] read(Socket client) throws IOException {
        InputStream in = client.getInputStream();
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        String head = head(in, request);
        if (head.toLowerCase(Locale.ROOT).contains("expect: 100-continue")) {
            client.getOutputStream().write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        }
        Matcher length = LENGTH.matcher(head);
        request.write(in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0));
        String text = request.toString(StandardCharsets.ISO_8859_1)
                .replaceFirst("(?i)\r\nexpect: 100-continue", "")
                .replaceFirst("(?i)\r\nconnection: [^\r]*", "")
                .replaceFirst("\r\n", "\r\nConnection: close\r\n");
        return head.isEmpty() ? new byte[0] : text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String head(InputStream in, ByteArrayOutputStream request) throws IOException {
        while (true) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            request.write(next);
            if (next == '\n' && request.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                return request.toString(StandardCharsets.ISO_8859_1);
            }
        }
    }

    private byte[] answer(byte[] request) throws IOException {
        try (Socket backend = new Socket(server.getHost(), server.getPort())) {
            backend.getOutputStream().write(request);
            backend.getOutputStream().flush();
            return backend.getInputStream().readAllBytes();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
