// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.monitoring;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Asks one after the other on one connection, with as little work of its own as possible. Not thread-safe. */
final class KeptAliveClient implements AutoCloseable {

    private static final String LENGTH = "content-length:";

    private final Socket socket;
    private final InputStream in;
    private final String headers;

    KeptAliveClient(InetSocketAddress server, String token) throws IOException {
        this.socket = new Socket(server.getAddress(), server.getPort());
        socket.setTcpNoDelay(true);
        this.in = new BufferedInputStream(socket.getInputStream(), 65_536);
        this.headers = "Host: localhost\r\nAuthorization: Bearer " + token + "\r\n";
    }

    /** Asks for a path and returns the bytes of the body. */
    int get(String path, boolean zipped) throws IOException {
        send(path, zipped ? "Accept-Encoding: gzip\r\n" : "");
        if (!line().contains(" 200 ")) {
            throw new IOException("refused: " + path);
        }
        int length = 0;
        for (String line = line(); !line.isEmpty(); line = line()) {
            if (line.startsWith(LENGTH)) {
                length = Integer.parseInt(line.substring(LENGTH.length()).trim());
            }
        }
        in.skipNBytes(length);
        return length;
    }

    /** Asks and never reads. */
    void stall(String path) throws IOException {
        send(path, "");
    }

    private void send(String path, String more) throws IOException {
        String request = "GET " + path + " HTTP/1.1\r\n" + headers + more + "\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException();
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString().toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
