// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource.gpu;

import ai.smartwhale.commons.concurrent.Ticker;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a program for a bounded time and takes a bounded amount of what it prints. */
final class BoundedProcess {

    private static final Logger LOG = LoggerFactory.getLogger(BoundedProcess.class);
    private static final int MOST_BYTES = 64 << 10;
    private static final long PAUSE_MILLIS = 2;
    private static final Ticker TICKER = Ticker.system();

    private BoundedProcess() {}

    /** Nothing where the program is absent, fails, prints too much or takes too long; it is dead afterwards. */
    static Optional<String> output(List<String> command, Duration timeout) {
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(false)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException | SecurityException e) {
            LOG.debug("cannot run {}", command.get(0), e);
            return Optional.empty();
        }
        try (InputStream out = process.getInputStream()) {
            process.getOutputStream().close();
            String text = read(process, out, TICKER.nanoTime() + timeout.toNanos());
            if (process.exitValue() == 0) {
                return Optional.of(text);
            }
            LOG.debug("{} ended with {}", command.get(0), process.exitValue());
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (IOException e) {
            LOG.debug("{} was given up", command.get(0), e);
            return Optional.empty();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** Takes what is available, for a read that blocks could not be ended by a timeout without another thread. */
    private static String read(Process process, InputStream out, long deadline)
            throws IOException, InterruptedException {
        byte[] bytes = new byte[MOST_BYTES + 1];
        int length = 0;
        while (true) {
            boolean ended = process.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            int available = Math.min(out.available(), bytes.length - length);
            length += out.readNBytes(bytes, length, available);
            if (length > MOST_BYTES) {
                throw new IOException("more than " + MOST_BYTES + " bytes of output");
            }
            if (ended && available == 0) {
                return new String(bytes, 0, length, StandardCharsets.UTF_8);
            }
            if (TICKER.nanoTime() - deadline >= 0) {
                throw new IOException("no end within the timeout");
            }
        }
    }
}
