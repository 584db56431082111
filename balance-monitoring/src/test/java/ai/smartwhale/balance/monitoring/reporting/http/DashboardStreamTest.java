// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.http;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.balance.monitoring.reporting.DashboardConfig;
import ai.smartwhale.balance.monitoring.reporting.DashboardManager;
import ai.smartwhale.balance.monitoring.reporting.dashboard.DashboardUpdate;
import ai.smartwhale.balance.monitoring.reporting.dashboard.TrafficView;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Streams as they are on the wire, since clients of HTTP do not let headers of browsers be set. */
@Timeout(120)
class DashboardStreamTest {

    private static final String TOKEN = "0123456789abcdef";

    private final DashboardManager manager =
            DashboardManager.create(DashboardConfig.withDefaults().withMemory(3, 10, Duration.ofSeconds(1)));
    private final List<Closeable> open = new ArrayList<>();
    private DashboardServer server;

    @BeforeEach
    void start() throws IOException {
        server = DashboardServer.builder(manager)
                .config(DashboardServerConfig.withDefaults()
                        .withToken(TOKEN)
                        .withStreams(8, 2, Duration.ofSeconds(30), Duration.ofMillis(1), Duration.ofSeconds(1)))
                .start();
    }

    @AfterEach
    void stop() throws IOException {
        for (Closeable one : open) {
            one.close();
        }
        server.close();
        manager.close();
    }

    private BufferedReader ask(String... lines) throws IOException {
        Socket socket =
                new Socket(server.address().getAddress(), server.address().getPort());
        open.add(socket);
        OutputStream out = socket.getOutputStream();
        out.write((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    private String host() {
        return "127.0.0.1:" + server.address().getPort();
    }

    private BufferedReader events(String lastEventId) throws IOException {
        return ask(
                "GET /events HTTP/1.1",
                "Host: " + host(),
                "Authorization: Bearer " + TOKEN,
                "Last-Event-ID: " + lastEventId);
    }

    private static String line(BufferedReader from, String start) throws IOException {
        String line = from.readLine();
        while (line != null && !line.startsWith(start)) {
            line = from.readLine();
        }
        return String.valueOf(line);
    }

    private void traffic(double requests) {
        manager.updateDashboard(DashboardUpdate.builder()
                .traffic(new TrafficView(requests, 0, 0, 0))
                .build());
    }

    @Test
    void whoComesBackGetsWhatItMissedAndNoMore() throws Exception {
        traffic(1);
        String first = line(events(""), "id: ").substring(4);
        traffic(2);
        traffic(3);

        BufferedReader again = events(first);

        assertThat(line(again, "event: ")).isEqualTo("event: delta");
        assertThat(line(again, "data: ")).contains("\"from\":1,\"sequence\":3").contains("\"requests\":3.0");
    }

    @Test
    void whoMissedTooMuchGetsAll() throws Exception {
        traffic(1);
        String first = line(events(""), "id: ").substring(4);
        for (int i = 0; i < 10; i++) {
            traffic(i);
        }
        assertThat(line(events(first), "event: ")).isEqualTo("event: snapshot");
    }

    @Test
    void whatAnotherStartToldIsNotContinued() throws Exception {
        traffic(1);
        traffic(2);
        assertThat(line(events("000000000000-1"), "event: ")).isEqualTo("event: snapshot");
    }

    @Test
    void numbersThatNobodyToldAreNotBelieved() throws Exception {
        traffic(1);
        String first = line(events(""), "id: ").substring(4);
        assertThat(line(events(first + "99999999999999999999"), "event: ")).isEqualTo("event: snapshot");
    }

    @Test
    void oneClientHasNotAllStreams() throws Exception {
        assertThat(line(events(""), "HTTP")).contains("200");
        assertThat(line(events(""), "HTTP")).contains("200");
        assertThat(line(events(""), "HTTP")).contains("503");
        // Those that go away leave their places, as soon as that is noticed.
        open.get(0).close();
        open.get(1).close();
        Browser.until("there is room again", () -> {
            traffic(1);
            try {
                return line(events(""), "HTTP").contains("200");
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void namesOfOthersAreNotAnswered() throws Exception {
        String token = "Authorization: Bearer " + TOKEN;
        assertThat(line(ask("GET / HTTP/1.1", "Host: evil.example"), "HTTP")).contains("421");
        assertThat(line(ask("GET /api/snapshot HTTP/1.1", "Host: evil.example", token), "HTTP"))
                .contains("421");
        assertThat(line(ask("GET /api/snapshot HTTP/1.1", "Host: localhost", token), "HTTP"))
                .contains("200");
    }

    @Test
    void pagesFromElsewhereCannotUseTheCookie() throws Exception {
        String cookie = line(
                ask(
                        "POST /api/session HTTP/1.1",
                        "Host: " + host(),
                        "Content-Length: 0",
                        "Authorization: Bearer " + TOKEN),
                "Set-cookie: ");
        String back = "Cookie: " + cookie.substring(cookie.indexOf(' ') + 1, cookie.indexOf(';'));
        String[] get = {"GET /api/snapshot HTTP/1.1", "Host: " + host(), back};
        assertThat(line(ask(get), "HTTP")).contains("200");
        assertThat(line(ask(get[0], get[1], get[2], "Sec-Fetch-Site: same-origin"), "HTTP"))
                .contains("200");
        assertThat(line(ask(get[0], get[1], get[2], "Sec-Fetch-Site: same-site"), "HTTP"))
                .contains("401");
        String[] post = {
            "POST /api/alerts/acknowledge HTTP/1.1",
            "Host: " + host(),
            back,
            "Content-Type: application/json",
            "Content-Length: 2"
        };
        assertThat(line(
                        ask(post[0], post[1], post[2], post[3], post[4], "Origin: http://evil.example", "", "{}"),
                        "HTTP"))
                .contains("403");
        assertThat(line(ask(post[0], post[1], post[2], post[3], post[4], "Origin: null", "", "{}"), "HTTP"))
                .contains("403");
        assertThat(line(ask(post[0], post[1], post[2], post[3], post[4], "Origin: http://" + host(), "", "{}"), "HTTP"))
                .contains("409");
    }

    @Test
    void slowClientsKeepNobodyWaiting() throws Exception {
        for (int i = 0; i < 10; i++) {
            Socket socket =
                    new Socket(server.address().getAddress(), server.address().getPort());
            open.add(socket);
            socket.getOutputStream()
                    .write("POST /api/alerts/silence HTTP/1.1\r\nContent-Le".getBytes(StandardCharsets.US_ASCII));
        }
        BufferedReader answer = ask("GET /api/snapshot HTTP/1.1", "Host: " + host(), "Authorization: Bearer " + TOKEN);
        assertThat(line(answer, "HTTP")).contains("200");
        assertThat(line(answer, "Cache-control")).contains("no-store");
    }
}
