// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;

/**
 * Runs one broker without login as a process of its own, for benchmarks and for tests that kill it. Its arguments are a
 * port (0 for a free one) and a directory, which stays. It prints {@code READY host:port} once it serves, and stops in
 * good order at SIGTERM or when its standard input ends.
 */
public final class EmbeddedKafkaMain {

    private static final String USAGE = "usage: EmbeddedKafkaMain PORT DIRECTORY";

    private EmbeddedKafkaMain() {}

    /**
     * Runs the broker until it is told to stop.
     *
     * @param arguments port and directory
     * @throws IOException if the standard input cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2 || !arguments[0].matches("\\d{1,5}")) {
            System.err.println(USAGE);
            System.exit(2);
        }
        run(Integer.parseInt(arguments[0]), Path.of(arguments[1]), System.in, System.out);
    }

    private static void run(int port, Path directory, InputStream in, PrintStream out) throws IOException {
        EmbeddedKafka.Builder builder =
                EmbeddedKafka.builder().directory(directory).unguarded();
        EmbeddedKafka kafka = (port == 0 ? builder : builder.port(port)).start();
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "embedded-kafka-shutdown"));
        out.println("READY " + kafka.bootstrapServers());
        out.flush();
        in.transferTo(PrintStream.nullOutputStream());
        kafka.close();
    }
}
