// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.federation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The other end of an {@link InstanceMain}. */
final class ChildInstance implements AutoCloseable {

    private final Process process;
    private final BufferedReader out;
    private final PrintStream orders;

    /**
     * What a run of an instance came to.
     *
     * @param requests answered
     * @param seconds it took
     * @param cpuSeconds the process used
     * @param joined requests among them that another instance had asked
     */
    record Result(long requests, double seconds, double cpuSeconds, long joined) {}

    private ChildInstance(Process process) {
        this.process = process;
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    static ChildInstance start(String servers, String redis, String name, String role) throws IOException {
        return new ChildInstance(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        InstanceMain.class.getName(),
                        servers,
                        redis,
                        name,
                        role)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    void awaitReady() throws IOException {
        await("ready");
    }

    private String await(String start) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(start)) {
                return line;
            }
        }
        throw new IOException("the instance ended before it said: " + start);
    }

    void order(String questions, int requests, int underWay) {
        orders.println(questions + ' ' + requests + ' ' + underWay);
    }

    Result result() throws IOException {
        List<String> parts = List.of(await("result").split(" ", -1));
        return new Result(
                Long.parseLong(parts.get(1)),
                Double.parseDouble(parts.get(2)),
                Double.parseDouble(parts.get(3)),
                Long.parseLong(parts.get(4)));
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
