// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A wire to a server whose answers can be held back, as a network does that lost its way without a word. */
final class SlowWire implements AutoCloseable {

    /** One connection, in both directions. */
    private static final class Strand {
        private final Socket near;
        private final Socket far;
        private volatile CountDownLatch gate = new CountDownLatch(0);

        Strand(Socket near, Socket far) throws IOException {
            this.near = near;
            this.far = far;
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
        }
    }

    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Strand> strands = new CopyOnWriteArrayList<>();
    private final int target;

    SlowWire(int target) throws IOException {
        this.target = target;
        threads.execute(this::accept);
    }

    String address() {
        return "127.0.0.1:" + door.getLocalPort();
    }

    /** Holds back what comes from the server on the connections of now; later ones are not touched. */
    void holdAnswers() {
        strands.forEach(strand -> strand.gate = new CountDownLatch(1));
    }

    void release() {
        strands.forEach(strand -> strand.gate.countDown());
    }

    private void accept() {
        try {
            while (true) {
                Socket near = door.accept();
                Strand strand = new Strand(near, new Socket(InetAddress.getLoopbackAddress(), target));
                strands.add(strand);
                threads.execute(() -> pump(strand, strand.near, strand.far, false));
                threads.execute(() -> pump(strand, strand.far, strand.near, true));
            }
        } catch (IOException closed) {
            release();
        }
    }

    private static void pump(Strand strand, Socket from, Socket to, boolean answers) {
        byte[] buffer = new byte[8_192];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (answers) {
                    strand.gate.await();
                }
                out.write(buffer, 0, read);
            }
        } catch (IOException | InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        release();
        threads.shutdownNow();
        for (Strand strand : strands) {
            strand.near.close();
            strand.far.close();
        }
    }
}
