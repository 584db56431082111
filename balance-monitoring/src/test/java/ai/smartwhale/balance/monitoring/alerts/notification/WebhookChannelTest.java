// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookChannelTest {

    private static final String PATH = "/hook/T0K3N";
    private static final WireMockServer SERVER =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
    private static final CommonsExecutors EXECUTORS = CommonsExecutors.create("webhook-test");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
        EXECUTORS.close();
    }

    @BeforeEach
    void reset() {
        SERVER.resetAll();
    }

    @Test
    void twoFailuresAndASuccessAreExactlyOneDelivery() throws Exception {
        answer("begin", 503, "second");
        answer("second", 503, "third");
        answer("third", 200, "over");
        ChannelPolicy usual = ChannelPolicy.DEFAULT;
        ChannelPolicy quick = new ChannelPolicy(
                usual.rate(),
                usual.attemptTimeout(),
                Duration.ofMillis(20),
                Duration.ofMillis(50),
                usual.giveUpAfter(),
                usual.capacity(),
                true);
        Route route = new Route(
                "team",
                List.of(),
                List.of(),
                new GroupTiming(Duration.ZERO, Duration.ofHours(1), Duration.ofHours(1)),
                false,
                List.of(),
                List.of());
        NotifierConfig config = new NotifierConfig(
                route,
                List.of(),
                Map.of("team", new Receiver("team", List.of("hook"), true)),
                Map.of("hook", quick),
                NotifierLimits.DEFAULT,
                Optional.empty());
        try (AlertNotifier notifier =
                        AlertNotifier.builder(config).channel(channel().build()).build();
                NotifierDriver driver =
                        NotifierDriver.start(notifier, EXECUTORS, Duration.ofMillis(10), Duration.ofMillis(50))) {
            assertThat(driver).isNotNull();
            notifier.accept(NotifiedAlert.firing(LabelSet.of(Map.of("alertname", "Slow")), Instant.now()));
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> notifier.channels().get(0).delivered() == 1);
            assertThat(notifier.channels().get(0).failedAttempts()).isEqualTo(2);
            assertThat(notifier.channels().get(0).waiting()).isZero();
            assertThat(notifier.deadLetters()).isEmpty();
        }
        SERVER.verify(3, postRequestedFor(urlEqualTo(PATH)));
    }

    @Test
    void anAnswerSaysWhetherToTryAgainAndWhen() {
        answer(aResponse().withStatus(204));
        assertThat(deliver().kind()).isEqualTo(DeliveryOutcome.Kind.DELIVERED);
        answer(aResponse().withStatus(429).withHeader("Retry-After", "17"));
        assertThat(deliver())
                .isEqualTo(new DeliveryOutcome(
                        DeliveryOutcome.Kind.RETRY, "status 429", Optional.of(Duration.ofSeconds(17))));
        answer(aResponse()
                .withStatus(503)
                .withHeader("Date", "Sun, 01 Mar 2026 00:00:00 GMT")
                .withHeader("Retry-After", "Sun, 01 Mar 2026 00:01:30 GMT"));
        assertThat(deliver().retryAfter()).contains(Duration.ofSeconds(90));
        answer(aResponse().withStatus(503).withHeader("Retry-After", "999999999"));
        assertThat(deliver().retryAfter()).contains(Duration.ofHours(1));
        answer(aResponse().withStatus(503).withHeader("Retry-After", "soon"));
        assertThat(deliver()).isEqualTo(DeliveryOutcome.retry("status 503"));
        answer(aResponse().withStatus(404));
        assertThat(deliver()).isEqualTo(DeliveryOutcome.refused("status 404"));
    }

    @Test
    void redirectsAreNotFollowed() {
        answer(aResponse().withStatus(302).withHeader("Location", "http://127.0.0.1:" + SERVER.port() + "/other"));
        assertThat(deliver()).isEqualTo(DeliveryOutcome.refused("status 302, and redirects are not followed"));
        SERVER.verify(0, postRequestedFor(urlEqualTo("/other")));
        HttpClient follows = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build();
        assertThatThrownBy(() -> WebhookChannel.builder("hook", address(), follows, EXECUTORS.workers()))
                .isInstanceOf(InvalidValueException.class);
    }

    @Test
    void whoDoesNotAnswerIsTriedAgain() {
        answer(aResponse().withFixedDelay(30_000));
        DeliveryOutcome slow = outcome(channel().timeout(Duration.ofMillis(200)).build());
        assertThat(slow).isEqualTo(DeliveryOutcome.retry("HttpTimeoutException"));
        answer(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        assertThat(deliver().kind()).isEqualTo(DeliveryOutcome.Kind.RETRY);
        DeliveryOutcome nobody = outcome(
                WebhookChannel.builder("hook", URI.create("http://no.such.host.invalid/"), CLIENT, EXECUTORS.workers())
                        .build());
        assertThat(nobody).isEqualTo(DeliveryOutcome.retry("the host is not known"));
    }

    @Test
    void whatIsSaidAfterTheStatusIsNotWaitedFor() {
        answer(aResponse().withStatus(200).withBody("x".repeat(1_000_000)).withChunkedDribbleDelay(1_000, 60_000));
        assertThat(outcome(channel().timeout(Duration.ofSeconds(50)).build()).kind())
                .isEqualTo(DeliveryOutcome.Kind.DELIVERED);
    }

    @Test
    void aSecretHeaderIsSentAndNeverTold() {
        answer(aResponse().withStatus(401));
        DeliveryOutcome refused =
                outcome(channel().header("Authorization", () -> "Bearer s3cret").build());
        SERVER.verify(postRequestedFor(urlEqualTo(PATH)).withHeader("Authorization", equalTo("Bearer s3cret")));
        assertThat(refused).isEqualTo(DeliveryOutcome.refused("status 401"));
        DeliveryOutcome broken = outcome(
                channel().header("Authorization", () -> "s3cret\r\nX: y").build());
        assertThat(broken.kind()).isEqualTo(DeliveryOutcome.Kind.REFUSED);
        assertThat(broken.toString()).doesNotContain("s3cret");
        assertThatThrownBy(() -> channel().header("Host", () -> "x")).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> channel().header("a b", () -> "x")).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void anAddressThatIsNoneIsRefusedWithoutTellingIt() {
        for (String address : List.of("ftp://h/s3cret", "http:s3cret", "http://u:s3cret@h/", "/s3cret")) {
            assertThatThrownBy(() -> WebhookChannel.builder("hook", URI.create(address), CLIENT, EXECUTORS.workers()))
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessageNotContaining("s3cret");
        }
    }

    @Test
    void addressesInsideAreRefusedWhereOnlyPublicOnesAreAllowed() throws Exception {
        AddressGuard open = new AddressGuard(true, List.of());
        for (String inside : List.of(
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "100.64.0.1",
                "0.0.0.0",
                "169.254.169.254",
                "[::1]",
                "[fd00::1]",
                "[fe80::1]",
                "[::ffff:10.0.0.1]",
                "224.0.0.1",
                "localhost",
                "2130706433")) {
            assertThat(open.refusal(inside)).as(inside).isPresent();
        }
        assertThat(open.refusal("93.184.216.34")).isEmpty();
        assertThat(open.refusal("[2606:2800:220:1::1]")).isEmpty();
        assertThat(AddressGuard.ANY.refusal("10.1.2.3")).isEmpty();
        assertThat(AddressGuard.ANY.refusal("169.254.169.254")).isPresent();
        AddressGuard named = new AddressGuard(false, List.of("127.0.0.1", ".example.org"));
        assertThat(named.refusal("127.0.0.1")).isEmpty();
        assertThat(named.refusal("A.Example.org")).isEmpty();
        assertThat(named.refusal("example.org.evil.net")).isPresent();
        assertThat(named.refusal("notexample.org")).isPresent();
        answer(aResponse().withStatus(200));
        assertThat(outcome(channel().guard(open).build()).detail()).contains("private address");
        SERVER.verify(0, postRequestedFor(urlEqualTo(PATH)));
    }

    @Test
    void hostileLabelsArriveAsTheyAreAndBreakNothing() throws Exception {
        answer(aResponse().withStatus(200));
        String hostile =
                "</script>\"\\'\u202e\r\n\u0000{{x}} <!channel> &amp; \u0645\u06cc\u200c\u0634\u0648\u062f \ud83d\ude00";
        NotifiedAlert alert = new NotifiedAlert(
                LabelSet.of(Map.of("alertname", "a", "model", hostile + "\ud800")),
                Map.of("summary", hostile + "\udc00"),
                HandClock.START,
                Optional.empty());
        Notification message = message(List.of(alert));
        outcome(channel().build(), message);
        JsonNode body = lastBody();
        assertThat(body.at("/alerts/0/labels/model").asText()).isEqualTo(hostile + "\ufffd");
        outcome(channel().form(WebhookForm.SLACK).build(), message);
        JsonNode slack = lastBody();
        assertThat(slack.path("text").asText()).doesNotContain("<", ">", "\u202e", "\n");
        assertThat(slack.at("/attachments/0/text").asText())
                .contains("&lt;!channel&gt;")
                .doesNotContain("<", "\u202e");
        assertThat(slack.at("/attachments/0/text").asText().lines()).hasSize(1);
        assertThat(StateReader.read(StateWriter.write(new NotifierState(
                                1, List.of(alert), List.of(), Map.of(), Map.of("hook", List.of(message)), List.of())))
                        .alerts())
                .containsExactly(alert);
    }

    @Test
    void aSlackMessageOfManyAlertsIsNotTooLong() throws Exception {
        answer(aResponse().withStatus(200));
        List<NotifiedAlert> many = IntStream.range(0, 5_000)
                .mapToObj(i -> NotifiedAlert.firing(
                        LabelSet.of(Map.of("alertname", "a", "model", "m".repeat(1_000) + i)), HandClock.START))
                .toList();
        outcome(channel().form(WebhookForm.SLACK).build(), message(many));
        assertThat(lastBody().at("/attachments/0/text").asText())
                .hasSizeLessThan(40_000)
                .contains("and 4970 more firing");
    }

    private static JsonNode lastBody() throws Exception {
        return new ObjectMapper()
                .readTree(SERVER.getAllServeEvents().get(0).getRequest().getBody());
    }

    private static Notification message(List<NotifiedAlert> firing) {
        return new Notification(
                1, "{}:{}", "team", NotificationReason.NEWS, LabelSet.EMPTY, firing, List.of(), HandClock.START);
    }

    private static URI address() {
        return URI.create("http://127.0.0.1:" + SERVER.port() + PATH);
    }

    private static WebhookChannelBuilder channel() {
        return WebhookChannel.builder("hook", address(), CLIENT, EXECUTORS.workers())
                .timeout(Duration.ofSeconds(30));
    }

    private static DeliveryOutcome deliver() {
        return outcome(channel().build());
    }

    private static DeliveryOutcome outcome(WebhookChannel channel) {
        return outcome(channel, message(List.of(NotifiedAlert.firing(LabelSet.EMPTY, HandClock.START))));
    }

    private static DeliveryOutcome outcome(WebhookChannel channel, Notification message) {
        return channel.deliver(message)
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }

    private static void answer(ResponseDefinitionBuilder response) {
        SERVER.resetAll();
        SERVER.stubFor(post(urlEqualTo(PATH)).willReturn(response));
    }

    private void answer(String state, int status, String next) {
        SERVER.stubFor(post(urlEqualTo(PATH))
                .inScenario("trouble")
                .whenScenarioStateIs(state.equals("begin") ? Scenario.STARTED : state)
                .willReturn(aResponse().withStatus(status))
                .willSetStateTo(next));
    }
}
