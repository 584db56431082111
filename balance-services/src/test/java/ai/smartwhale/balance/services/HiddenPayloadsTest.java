// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.commons.security.SecurityEvent;
import ai.smartwhale.commons.security.SecurityEventType;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.ErrorCode;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.MessagingConstants;
import ai.smartwhale.messaging.PayloadCipher;
import ai.smartwhale.messaging.PayloadProtection;
import ai.smartwhale.messaging.memory.InMemoryKafka;
import ai.smartwhale.testkit.StandInDataService;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is hidden on the wire is readable at both ends, and only there. */
class HiddenPayloadsTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final String TITLE = "نهنگ آبی";

    private final InMemoryKafka kafka = InMemoryKafka.create();
    private final List<SecurityEvent> audit = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> open = new ArrayList<>(List.of(kafka));
    private final PayloadProtection protection = PayloadProtection.of(cipher(1), Set.of("query", "title"));

    @AfterEach
    void close() throws Exception {
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).close();
        }
    }

    static PayloadCipher cipher(int key) {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) key);
        return new PayloadCipher() {
            private static final int IV = 12;
            private final SecureRandom random = new SecureRandom();

            @Override
            public byte[] encrypt(byte[] plaintext, byte[] associatedData) {
                byte[] iv = new byte[IV];
                random.nextBytes(iv);
                byte[] hidden = run(Cipher.ENCRYPT_MODE, iv, plaintext, associatedData);
                byte[] all = Arrays.copyOf(iv, IV + hidden.length);
                System.arraycopy(hidden, 0, all, IV, hidden.length);
                return all;
            }

            @Override
            public byte[] decrypt(byte[] ciphertext, byte[] associatedData) {
                byte[] iv = Arrays.copyOf(ciphertext, IV);
                return run(
                        Cipher.DECRYPT_MODE, iv, Arrays.copyOfRange(ciphertext, IV, ciphertext.length), associatedData);
            }

            private byte[] run(int mode, byte[] iv, byte[] input, byte[] associatedData) {
                try {
                    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
                    cipher.init(mode, new SecretKeySpec(secret, "AES"), new GCMParameterSpec(128, iv));
                    cipher.updateAAD(associatedData);
                    return cipher.doFinal(input);
                } catch (GeneralSecurityException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }

    private KafkaService connected() {
        KafkaService service = kafka.newService();
        service.connect();
        open.add(service);
        return service;
    }

    private Balance balance(PayloadProtection hidden) {
        Balance balance = Balance.builder()
                .kafkaService(kafka.newService())
                .payloadProtection(hidden)
                .securityAudit(audit::add)
                .build();
        open.add(balance);
        balance.start();
        return balance;
    }

    private void standIn(PayloadProtection hidden) {
        open.add(StandInDataService.builder(kafka.newService())
                .payloadProtection(hidden)
                .start());
    }

    private static DataQuery article() {
        return DataQuery.builder("a")
                .query(TITLE)
                .source(DataSource.WIKI)
                .timeout(Duration.ofMinutes(1))
                .build();
    }

    private static DataResponse get(CompletableFuture<DataResponse> answer) {
        return answer.orTimeout(60, TimeUnit.SECONDS).join();
    }

    @Test
    void bothEndsReadWhatTheWireHides() {
        standIn(protection);
        try (Inbox requests = new Inbox(connected(), MessagingConstants.DATA_REQUESTS);
                Inbox answers = new Inbox(connected(), "smartwhale.data.responses.a")) {
            DataResponse answer = get(balance(protection).request(article()));
            assertThat(answer.payload().data().orElseThrow().toString()).contains(TITLE);
            await().atMost(LONG)
                    .until(() -> answers.messages().size() == 1
                            && requests.messages().size() == 1);
            for (Inbox inbox : List.of(requests, answers)) {
                assertThat(new String(inbox.messages().get(0).value(), StandardCharsets.UTF_8))
                        .contains("\"sealed\":\"v1\"")
                        .doesNotContain(TITLE)
                        .doesNotContain("\\u0646");
            }
        }
    }

    @Test
    void batchesAreHiddenToo() {
        standIn(protection);
        BatchHandle batch = balance(protection).dataService().requestBatch(List.of(article(), article()));
        for (RequestHandle request : batch.requests()) {
            assertThat(get(request.response()).payload().data().orElseThrow().toString())
                    .contains(TITLE);
        }
    }

    @Test
    void requestsOfAnotherKeyAreInvalid() {
        standIn(protection);
        Balance stranger = balance(PayloadProtection.of(cipher(2), Set.of("query")));
        assertThat(get(stranger.request(article())).payload().errorCode()).contains(ErrorCode.INVALID_REQUEST);
    }

    @Test
    void answersInTheClearEndNothingAndBecomeDeadLetters() {
        ScriptedDataService data = new ScriptedDataService(kafka.newService());
        open.add(data);
        data.script("a", request -> List.of(Answers.success(request, Map.of("forged", true))));
        try (Inbox dead = new Inbox(connected(), "smartwhale.data.responses.a.dlq")) {
            Balance balance = balance(protection);
            CompletableFuture<DataResponse> answer = balance.request(article());
            await().atMost(LONG).until(() -> !audit.isEmpty());
            assertThat(audit.get(0).type()).isEqualTo(SecurityEventType.ENCRYPTION);
            assertThat(answer).isNotDone();
            DataRequest asked = data.seen("a").get(0);
            data.send(asked, protection.seal(Answers.success(asked, Map.of("genuine", true))));
            assertThat(get(answer).payload().data()).contains(Map.of("genuine", true));
            assertThat(dead.messages())
                    .allSatisfy(message -> assertThat(message.value()).isNotEmpty());
        }
    }
}
