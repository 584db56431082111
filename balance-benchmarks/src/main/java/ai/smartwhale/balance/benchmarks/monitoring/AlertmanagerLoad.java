// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.monitoring;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Posts alerts to an Alertmanager of its own on this machine, whose receiver is nobody. */
final class AlertmanagerLoad {

    static final Path PROGRAM = Path.of("/usr/bin/prometheus-alertmanager");

    private static final int POST = 100;
    private static final long LONGEST_START_NANOS = 60_000_000_000L;

    private AlertmanagerLoad() {}

    /** Alerts a second; the bodies are made before, which is to its advantage. */
    static Rate measure(int alerts) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("alertmanager");
        Path config = Files.writeString(
                folder.resolve("config.yml"),
                "route: {receiver: nobody, group_by: [alertname]}\nreceivers: [{name: nobody}]\n");
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Process process = new ProcessBuilder(
                        PROGRAM.toString(),
                        "--config.file=" + config,
                        "--storage.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--cluster.listen-address=",
                        "--log.level=error")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        try {
            URI address = URI.create("http://127.0.0.1:" + port + "/api/v2/alerts");
            HttpClient client =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            awaitStart(client, URI.create("http://127.0.0.1:" + port + "/-/ready"));
            List<HttpRequest> posts = posts(address, alerts);
            long cpu = cpuNanos(process);
            long start = System.nanoTime();
            for (HttpRequest post : posts) {
                int status = client.send(post, HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                if (status != 200) {
                    throw new IOException("status " + status);
                }
            }
            return Rate.of(alerts, System.nanoTime() - start, cpuNanos(process) - cpu);
        } finally {
            process.destroy();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }

    /** Of its process alone, without the client. */
    private static long cpuNanos(Process process) {
        return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
    }

    private static void awaitStart(HttpClient client, URI ready) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        HttpRequest request = HttpRequest.newBuilder(ready).build();
        while (true) {
            try {
                if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                if (System.nanoTime() - begin > LONGEST_START_NANOS) {
                    throw e;
                }
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static List<HttpRequest> posts(URI address, int alerts) {
        List<HttpRequest> posts = new ArrayList<>();
        String now = Instant.now().toString();
        for (int from = 0; from < alerts; from += POST) {
            StringBuilder body = new StringBuilder("[");
            for (int i = from; i < from + POST; i++) {
                body.append(i == from ? "" : ",")
                        .append("{\"labels\":{\"alertname\":\"Rule")
                        .append(i % 500)
                        .append("\",\"model\":\"m")
                        .append(i)
                        .append("\",\"severity\":\"warning\",\"round\":\"r\"},\"annotations\":{\"summary\":")
                        .append("\"Answers are late.\"},\"startsAt\":\"")
                        .append(now)
                        .append("\"}");
            }
            posts.add(HttpRequest.newBuilder(address)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(
                            body.append(']').toString().getBytes(StandardCharsets.UTF_8)))
                    .build());
        }
        return posts;
    }
}
