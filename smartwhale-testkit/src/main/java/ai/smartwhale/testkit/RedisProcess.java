// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A process of {@code redis-server}, asked in its inline protocol. */
final class RedisProcess implements EmbeddedRedis {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final int PAUSE_MILLIS = 20;
    private static final int ANSWER_MILLIS = 5_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Path executable;
    private final int port;
    private @Nullable Process process;
    private boolean closed;

    private RedisProcess(Path executable, int port) {
        this.executable = executable;
        this.port = port;
    }

    static EmbeddedRedis begin() {
        Path found = executable()
                .orElseThrow(() -> new IllegalStateException("there is no redis-server on the path; install Redis"));
        RedisProcess redis = new RedisProcess(found, FreePorts.take(1).get(0));
        redis.restart();
        return redis;
    }

    static Optional<Path> executable() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(":", -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "redis-server"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public String address() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void restart() {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("Redis was closed");
            }
            if (process == null) {
                Process started = launch();
                process = started;
                awaitReady(started);
            }
        } finally {
            lock.unlock();
        }
    }

    private Process launch() {
        List<String> command = List.of(
                executable.toString(),
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--save",
                "",
                "--appendonly",
                "no");
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new IllegalStateException("redis-server did not start", e);
        }
    }

    private void awaitReady(Process started) {
        long end = System.nanoTime() + START_TIMEOUT.toNanos();
        try {
            while (!answers()) {
                // As long as it has not ended this is but a pause.
                if (started.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS) || System.nanoTime() - end > 0) {
                    kill();
                    throw new IllegalStateException("redis-server did not answer on port " + port);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill();
            throw new IllegalStateException("interrupted while redis-server was starting", e);
        }
    }

    private boolean answers() {
        try {
            return ask("PING").equals("+PONG");
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public long keys() {
        try {
            String answer = ask("DBSIZE");
            if (answer.startsWith(":")) {
                return Long.parseLong(answer.substring(1));
            }
            throw new IllegalStateException("redis-server does not tell its size: " + answer);
        } catch (IOException e) {
            throw new IllegalStateException("redis-server does not answer", e);
        }
    }

    private String ask(String command) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), ANSWER_MILLIS);
            socket.setSoTimeout(ANSWER_MILLIS);
            OutputStream out = socket.getOutputStream();
            out.write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
            String line = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
            return line == null ? "" : line;
        }
    }

    @Override
    public void kill() {
        lock.lock();
        try {
            Process running = process;
            process = null;
            if (running != null) {
                running.destroyForcibly().waitFor(ANSWER_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            kill();
        } finally {
            lock.unlock();
        }
    }
}
