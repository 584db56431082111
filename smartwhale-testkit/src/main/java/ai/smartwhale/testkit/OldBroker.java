// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.testkit.internal.OldProtocol;
import ai.smartwhale.testkit.internal.Threads;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What a broker of a bygone release says when a client of today knocks: enough to find out whether a host tells its
 * operators so. It speaks the real protocol, in old versions, on loopback; it keeps no topics. Thread-safe.
 */
public final class OldBroker implements AutoCloseable {

    /** How old. */
    public enum Release {
        /** Closes the connection, since it does not know that clients ask for versions. */
        KAFKA_0_9,
        /** Tells which versions it speaks, all of them old. */
        KAFKA_1_0
    }

    private static final int LARGEST_REQUEST = 1 << 20;

    private final Release release;
    private final ServerSocket server;
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(Threads.named("old-broker"));

    private OldBroker(Release release, ServerSocket server) {
        this.release = release;
        this.server = server;
    }

    /**
     * Begins to listen on a free port.
     *
     * @param release how old it is
     * @return the broker
     */
    public static OldBroker start(Release release) {
        InvalidValueException.requirePresent("release", release);
        try {
            OldBroker broker = new OldBroker(release, new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")));
            broker.threads.execute(broker::accept);
            return broker;
        } catch (IOException e) {
            throw new UncheckedIOException("no port to listen on", e);
        }
    }

    /**
     * Where it listens.
     *
     * @return host and port
     */
    public String bootstrapServers() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                clients.add(client);
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            DataOutputStream out = new DataOutputStream(client.getOutputStream());
            OldProtocol protocol = new OldProtocol(server.getLocalPort());
            Optional<byte[]> answer = answer(protocol, in);
            while (answer.isPresent()) {
                byte[] bytes = answer.orElseThrow();
                out.writeInt(bytes.length);
                out.write(bytes);
                out.flush();
                answer = answer(protocol, in);
            }
        } catch (IOException e) {
            // The client has gone, which ends the conversation as it does with a real broker.
        } finally {
            clients.remove(client);
        }
    }

    private Optional<byte[]> answer(OldProtocol protocol, DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > LARGEST_REQUEST) {
            return Optional.empty();
        }
        byte[] request = in.readNBytes(length);
        return release == Release.KAFKA_0_9 ? Optional.empty() : protocol.answer(request);
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket client : clients) {
                client.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the old broker did not close", e);
        } finally {
            threads.shutdownNow();
        }
    }
}
