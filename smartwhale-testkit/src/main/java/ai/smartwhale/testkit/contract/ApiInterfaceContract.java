// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.balance.interfaces.external.ApiConfig;
import ai.smartwhale.balance.interfaces.external.ApiException;
import ai.smartwhale.balance.interfaces.external.ApiInterface;
import ai.smartwhale.balance.interfaces.external.ApiMethod;
import ai.smartwhale.balance.interfaces.external.ApiRequest;
import ai.smartwhale.balance.interfaces.external.ApiResponse;
import ai.smartwhale.balance.interfaces.external.CallbackVerdict;
import ai.smartwhale.balance.interfaces.external.WebhookConfig;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.resilience.BackoffStrategies;
import ai.smartwhale.commons.resilience.RetryBudget;
import ai.smartwhale.commons.resilience.RetryConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The conformance test of {@link ApiInterface}, against a server of this machine. Extend it, and JUnit runs it. */
public abstract class ApiInterfaceContract {

    private static final byte[] SECRET = "a secret of at least 24 bytes".getBytes(StandardCharsets.UTF_8);
    private static final int LARGEST = 10_000;

    private LocalHttpServer server;
    private ApiInterface api;

    /** For subclasses. */
    protected ApiInterfaceContract() {}

    /**
     * Makes an interface.
     *
     * @param config whom to call, and how
     * @return a new one, which is closed after the test
     */
    protected abstract ApiInterface newApiInterface(ApiConfig config);

    /** Starts the server, and makes the interface. */
    @BeforeEach
    public final void openContract() throws IOException {
        server = new LocalHttpServer();
        api = newApiInterface(ApiConfig.builder("127.0.0.1")
                .plainHttp(true)
                .insideAddresses(true)
                .timeout(Duration.ofSeconds(20))
                .largestBody(LARGEST)
                .retry(RetryConfig.builder()
                        .mostAttempts(3)
                        .budget(new RetryBudget(1, 10, Duration.ofMinutes(1)))
                        .backoff(BackoffStrategies.constant(Duration.ofMillis(5)))
                        .build())
                .webhook(WebhookConfig.of(SECRET))
                .build());
    }

    /** Ends both. */
    @AfterEach
    public final void closeContract() {
        api.close();
        server.close();
    }

    private ApiResponse send(ApiRequest request) throws Exception {
        return api.sendRequest(request).get(ContractWorld.LONG.toSeconds(), TimeUnit.SECONDS);
    }

    private void assertRefused(ApiRequest request, ApiException.Kind kind) {
        assertThatThrownBy(() -> send(request))
                .cause()
                .isInstanceOfSatisfying(
                        ApiException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(kind));
    }

    @Test
    public final void anAnswerComesAsItIs() throws Exception {
        ApiResponse answer = send(ApiRequest.json(ApiMethod.POST, server.uri("/echo"), "{\"a\":1}"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json(Object.class)).isEqualTo(Map.of("a", 1));
        assertThat(answer.header("Content-Type")).contains("application/json");
    }

    @Test
    public final void whatMayPassIsTriedAgainWhereItMayBe() throws Exception {
        assertThat(send(ApiRequest.get(server.uri("/flaky?fail=2"))).status()).isEqualTo(200);
        assertThat(server.calls()).isEqualTo(3);
    }

    @Test
    public final void whatIsNotIdempotentIsNeverTriedAgain() {
        assertRefused(ApiRequest.json(ApiMethod.POST, server.uri("/flaky?fail=1"), "{}"), ApiException.Kind.STATUS);
        assertThat(server.calls()).isOne();
    }

    @Test
    public final void whatStaysIsNotTriedAgain() {
        assertThatThrownBy(() -> send(ApiRequest.get(server.uri("/status/404"))))
                .cause()
                .isInstanceOfSatisfying(
                        ApiException.class,
                        failure -> assertThat(failure.response())
                                .map(ApiResponse::status)
                                .contains(404));
        assertThat(server.calls()).isOne();
    }

    @Test
    public final void anAnswerThatIsTooLargeIsBrokenOff() {
        assertRefused(ApiRequest.get(server.uri("/bytes/100000000")), ApiException.Kind.TOO_LARGE);
        assertRefused(
                ApiRequest.json(ApiMethod.POST, server.uri("/echo"), "x".repeat(LARGEST + 1)),
                ApiException.Kind.TOO_LARGE);
    }

    @Test
    public final void anAnswerThatNeverEndsIsNotWaitedFor() {
        ApiRequest request =
                ApiRequest.json(ApiMethod.POST, server.uri("/drip"), "{}").withTimeout(Duration.ofMillis(300));
        assertRefused(request, ApiException.Kind.TIMEOUT);
    }

    @Test
    public final void aConnectionThatBreaksIsToldAsSuch() {
        assertRefused(ApiRequest.json(ApiMethod.POST, server.uri("/break"), "{}"), ApiException.Kind.CONNECTION);
    }

    @Test
    public final void onlyAllowedHostsAreCalled() {
        assertRefused(ApiRequest.get(server.uri("localhost", "/echo")), ApiException.Kind.FORBIDDEN_HOST);
        assertThat(server.calls()).isZero();
    }

    @Test
    public final void aNameThatLeadsInsideIsNotCalled() {
        ApiInterface guarded =
                newApiInterface(ApiConfig.builder("127.0.0.1").plainHttp(true).build());
        try {
            assertThatThrownBy(() -> guarded.sendRequest(ApiRequest.get(server.uri("/echo")))
                            .get(ContractWorld.LONG.toSeconds(), TimeUnit.SECONDS))
                    .cause()
                    .isInstanceOfSatisfying(
                            ApiException.class,
                            failure -> assertThat(failure.kind()).isEqualTo(ApiException.Kind.FORBIDDEN_HOST));
            assertThat(server.calls()).isZero();
        } finally {
            guarded.close();
        }
    }

    @Test
    public final void redirectsAreFollowedWithinTheirBounds() throws Exception {
        assertThat(send(ApiRequest.get(server.uri("/redirect?to=/echo"))).status())
                .isEqualTo(200);
        assertRefused(ApiRequest.get(server.uri("/redirect?to=/loop")), ApiException.Kind.REDIRECT_REFUSED);
        assertRefused(ApiRequest.get(server.uri("/redirect?to=http://example.org/")), ApiException.Kind.FORBIDDEN_HOST);
        try (LocalHttpServer other = new LocalHttpServer()) {
            ApiRequest secret = ApiRequest.get(server.uri("/redirect?to=" + other.uri("/echo")))
                    .withHeader("Authorization", "Bearer secret");
            assertRefused(secret, ApiException.Kind.REDIRECT_REFUSED);
            assertThat(other.calls()).isZero();
        }
    }

    @Test
    public final void cancellingEndsTheCall() {
        CompletableFuture<ApiResponse> call = api.sendRequest(ApiRequest.get(server.uri("/drip")));
        assertThat(call.cancel(true)).isTrue();
        assertThat(call).isCancelled();
    }

    @Test
    public final void jsonThatIsNoneIsToldAsSuch() throws Exception {
        ApiResponse answer = send(ApiRequest.json(ApiMethod.POST, server.uri("/echo"), "{\"a\":"));
        assertThatThrownBy(() -> answer.json(Object.class))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(ApiException.Kind.MALFORMED));
    }

    @Test
    public final void aCallFromOutsideIsVerified() throws Exception {
        byte[] body = "{\"done\":true}".getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = signed("call-1", Instant.now(), body);
        assertThat(api.receiveResponse(headers, "{}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(CallbackVerdict.BAD_SIGNATURE);
        assertThat(api.receiveResponse(headers, body)).isEqualTo(CallbackVerdict.ACCEPTED);
        assertThat(api.receiveResponse(headers, body)).isEqualTo(CallbackVerdict.REPLAYED);
        assertThat(api.receiveResponse(signed("call-2", Instant.now().minusSeconds(3_600), body), body))
                .isEqualTo(CallbackVerdict.OUT_OF_TIME);
        assertThat(api.receiveResponse(Map.of(), body)).isEqualTo(CallbackVerdict.MALFORMED);
        assertThat(api.receiveResponse(headers, new byte[LARGEST + 1])).isEqualTo(CallbackVerdict.TOO_LARGE);
    }

    @SuppressWarnings("NullAway") // callers that break the contract
    @Test
    public final void closingRefusesCalls() {
        api.close();
        api.close();
        assertThatThrownBy(() -> api.sendRequest(ApiRequest.get(server.uri("/echo"))))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> api.sendRequest(null)).isInstanceOf(InvalidValueException.class);
    }

    private static Map<String, String> signed(String id, Instant time, byte[] body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));
        mac.update((id + '.' + time.getEpochSecond() + '.').getBytes(StandardCharsets.UTF_8));
        return Map.of(
                "webhook-id",
                id,
                "webhook-timestamp",
                Long.toString(time.getEpochSecond()),
                "webhook-signature",
                "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body)));
    }
}
