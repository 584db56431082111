// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.balance.cli.console.Terminal;
import ai.smartwhale.commons.security.SecurityEvent;
import ai.smartwhale.commons.security.SecurityEventType;
import ai.smartwhale.commons.security.audit.AuditHead;
import ai.smartwhale.commons.security.audit.AuditTrail;
import ai.smartwhale.commons.security.audit.AuditTrailConfig;
import ai.smartwhale.commons.security.token.InvalidTokenException;
import ai.smartwhale.commons.security.token.TokenValidator;
import ai.smartwhale.commons.security.token.VerifiedToken;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.DataType;
import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.MessageHandler;
import ai.smartwhale.messaging.MessageSchemas;
import ai.smartwhale.messaging.MessagingConstants;
import ai.smartwhale.messaging.OutgoingMessage;
import ai.smartwhale.messaging.Priority;
import ai.smartwhale.messaging.RequestPayload;
import ai.smartwhale.messaging.SubscriptionConfig;
import ai.smartwhale.messaging.TopicManager;
import ai.smartwhale.testkit.EmbeddedKafka;
import ai.smartwhale.testkit.EmbeddedKafkaExtension;
import ai.smartwhale.testkit.TestTopics;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code serve --auth} refuses what the policy forbids. */
@ExtendWith(EmbeddedKafkaExtension.class)
class ServeAuthTest {

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final TokenValidator TOKENS = token -> {
        if (!token.startsWith("token of ")) {
            throw new InvalidTokenException();
        }
        String subject = token.substring("token of ".length());
        return new VerifiedToken(
                "t", subject, "test", "smartwhale.balance", Instant.EPOCH, Instant.EPOCH.plusSeconds(1), Map.of());
    };

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private Path policy(String principal) throws IOException {
        return Files.writeString(directory.resolve("policy.json"), """
                {"version": 1,
                 "roles": [{"name": "reader", "rules": [
                   {"effect": "allow", "resource": "topic:smartwhale:data:responses:*", "action": "receive"},
                   {"effect": "allow", "resource": "source:database:*", "action": "fetch_data"}]}],
                 "principals": [{"name": "%s", "roles": ["reader"]}]}
                """.formatted(principal));
    }

    private CommandLine program() {
        return Main.commandLine(Terminal.NONE, new PrintWriter(out, true), new PrintWriter(err, true));
    }

    private ServeCommand serve(EmbeddedKafka broker, String... more) {
        CommandLine program = program();
        String[] arguments = new String[more.length + 5];
        arguments[0] = "serve";
        arguments[1] = "-b";
        arguments[2] = broker.bootstrapServers();
        arguments[3] = "--with-data-service";
        arguments[4] = "--error-rate=0";
        System.arraycopy(more, 0, arguments, 5, more.length);
        program.parseArgs(arguments);
        return program.getSubcommands().get("serve").getCommand();
    }

    @FunctionalInterface
    private interface Serving {

        int until(CountDownLatch stop) throws Exception;
    }

    @FunctionalInterface
    private interface Asking {

        void as(Remote model) throws Exception;
    }

    private void during(EmbeddedKafka broker, Serving serving, Asking asking) throws Exception {
        CountDownLatch stop = new CountDownLatch(1);
        ExecutorService background = Executors.newSingleThreadExecutor();
        try (Remote model = new Remote(broker)) {
            Future<Integer> code = background.submit(() -> serving.until(stop));
            await().atMost(LONGEST).until(() -> code.isDone() || out.toString().contains("ready: serving"));
            asking.as(model);
            stop.countDown();
            assertThat(code.get(LONGEST.toSeconds(), TimeUnit.SECONDS)).isEqualTo(ExitCode.OK);
        } finally {
            stop.countDown();
            background.shutdown();
            assertThat(background.awaitTermination(LONGEST.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
        }
    }

    @Test
    void answersWhatThePolicyAllowsToAnyoneAndAuditsWhatItRefuses(EmbeddedKafka broker) throws Exception {
        Path audit = directory.resolve("audit.jsonl");
        ServeCommand serve = serve(broker, "--auth=" + policy("anonymous"), "--audit=" + audit);
        during(broker, serve::serve, model -> {
            assertThat(model.ask(DataSource.DATABASE, Optional.empty())).contains("\"success\"", "Helium");
            assertThat(model.ask(DataSource.WIKI, Optional.empty()))
                    .contains("access denied", "invalid_request")
                    .doesNotContain("permission");
        });
        assertThat(out.toString()).contains(", what policy.json allows to anyone");
        List<String> lines = Files.readAllLines(audit);
        assertThat(lines).anyMatch(line -> line.contains("\"SETTINGS\"") && line.contains("policy.json"));
        assertThat(lines)
                .anyMatch(line -> line.contains("\"ACCESS\"")
                        && line.contains("no permission to fetch_data source:wiki:text:")
                        && line.contains("\"allowed\":false"));
        assertThat(AuditTrail.verify(audit, AuditTrailConfig.defaults(), AuditHead.START)
                        .finding())
                .isEmpty();
    }

    @Test
    void answersWhomATokenNamesAndNobodyElse(EmbeddedKafka broker) throws Exception {
        List<SecurityEvent> events = new CopyOnWriteArrayList<>();
        Guard guard = Guard.of(
                policy("remote"), Optional.of(TOKENS), events::add, InstantSource.system(), new ArrayDeque<>());
        ServeCommand serve = serve(broker);
        during(broker, stop -> serve.serve(stop, guard), model -> {
            assertThat(model.ask(DataSource.DATABASE, Optional.of("Bearer token of remote")))
                    .contains("\"success\"", "Helium");
            for (String header : List.of("Bearer token of stranger", "Bearer forged", "Basic token of remote")) {
                assertThat(model.ask(DataSource.DATABASE, Optional.of(header)))
                        .as(header)
                        .contains("access denied");
            }
            assertThat(model.ask(DataSource.DATABASE, Optional.empty())).contains("access denied");
            assertThat(model.ask(DataSource.WIKI, Optional.of("Bearer token of remote")))
                    .contains("access denied");
        });
        assertThat(out.toString()).contains("allows to whom a token names");
        assertThat(events)
                .extracting(SecurityEvent::type)
                .containsExactly(
                        SecurityEventType.SETTINGS,
                        SecurityEventType.ACCESS,
                        SecurityEventType.AUTHENTICATION,
                        SecurityEventType.AUTHENTICATION,
                        SecurityEventType.ACCESS,
                        SecurityEventType.ACCESS);
    }

    @Test
    void takesTheTokensThatItsOwnKeysSigned(EmbeddedKafka broker) throws Exception {
        String store = "--store=" + directory.resolve("keys.json");
        Path kek = directory.resolve("kek");
        assertThat(program().execute("keys", "create", store, "--kek-file=" + kek, "--create-kek"))
                .as("%s", err)
                .isEqualTo(ExitCode.OK);
        String token = issue(store, kek, "HS256");
        String signed = issue(store, kek, "EDDSA");
        ServeCommand serve = serve(
                broker,
                "--auth=" + policy("remote"),
                "--token-keys=" + directory.resolve("keys.json"),
                "--token-kek=" + kek,
                "--token-issuer=operators");
        during(broker, serve::serve, model -> {
            for (String good : List.of(token, signed)) {
                assertThat(model.ask(DataSource.DATABASE, Optional.of("Bearer " + good)))
                        .contains("\"success\"", "Helium");
            }
            String changed = token.substring(0, token.lastIndexOf('.')) + signed.substring(signed.lastIndexOf('.'));
            assertThat(model.ask(DataSource.DATABASE, Optional.of("Bearer " + changed)))
                    .contains("access denied");
        });
    }

    private String issue(String store, Path kek, String algorithm) {
        out.getBuffer().setLength(0);
        assertThat(program()
                        .execute(
                                "keys",
                                "token",
                                store,
                                "--kek-file=" + kek,
                                "--subject=remote",
                                "--issuer=operators",
                                "--algorithm=" + algorithm))
                .as("%s", err)
                .isEqualTo(ExitCode.OK);
        String token = out.toString().strip();
        assertThat(token).containsPattern("^[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+$");
        out.getBuffer().setLength(0);
        return token;
    }

    @Test
    void optionsThatDoNotFitAreRefusedBeforeAnythingStarts() throws Exception {
        String good = "--auth=" + policy("a");
        Path bad = Files.writeString(directory.resolve("bad.json"), """
                {"version": 1, "principals": [{"name": "a", "roles": ["gone"]}], "colour": "red"}""");
        Path unknownRole = Files.writeString(directory.resolve("role.json"), """
                {"version": 1, "principals": [{"name": "a", "roles": ["gone"]}]}""");
        Path store = Files.writeString(directory.resolve("keys.json"), "{}");
        assertRefused("--token-keys", "--token-keys=" + store);
        assertRefused("--audit", "--audit=" + directory.resolve("a"));
        assertRefused("colour", "--auth=" + bad);
        assertRefused("gone", "--auth=" + unknownRole);
        assertRefused("No such file", "--auth=" + directory.resolve("missing.json"));
        assertRefused("No such file", good, "--token-keys=" + directory.resolve("missing"));
        assertRefused("--token-issuer", good, "--token-keys=" + store);
        assertRefused("kek", good, "--token-keys=" + store, "--token-issuer=i", "--token-kek=" + directory + "/no-kek");
        assertRefused("audit", good, "--audit=" + directory.resolve("no/such/audit"));
    }

    private void assertRefused(String named, String... options) {
        err.getBuffer().setLength(0);
        String[] all = new String[options.length + 1];
        all[0] = "serve";
        System.arraycopy(options, 0, all, 1, options.length);
        assertThat(program().execute(all)).as("%s", err).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains(named);
    }

    /** A model in another process: it posts its requests and reads its own topic. */
    private static final class Remote implements AutoCloseable {

        private final String modelId = TestTopics.unique("remote");
        private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
        private final KafkaService kafka;

        Remote(EmbeddedKafka broker) {
            kafka = KafkaService.create(KafkaConfig.of(broker.bootstrapServers()));
            kafka.connect();
            String topic = TopicManager.create(kafka).ensureModelTopic(modelId).join();
            SubscriptionConfig all = SubscriptionConfig.builder("remote-" + modelId, topic)
                    .mode(SubscriptionConfig.Mode.ALL)
                    .commits(false)
                    .build();
            kafka.subscribe(all, MessageHandler.of(message -> answers.add(message.text())));
        }

        String ask(DataSource source, Optional<String> authorization) throws InterruptedException {
            RequestPayload payload = RequestPayload.builder(modelId)
                    .dataType(DataType.TEXT)
                    .dataSource(source)
                    .parameters(Map.of("query", "symbol=He"))
                    .build();
            DataRequest request =
                    MessageSchemas.createDataRequest(modelId, payload, Priority.DEFAULT, Clock.systemUTC());
            OutgoingMessage message = OutgoingMessage.of(MessagingConstants.MODELS_REQUESTS, modelId, request);
            kafka.sendMessage(authorization
                            .map(header -> message.withHeader("authorization", header))
                            .orElse(message))
                    .join();
            return answerTo(request.metadata().requestId());
        }

        /** An answer to an earlier request that comes twice is not taken for this one's. */
        private String answerTo(String requestId) throws InterruptedException {
            String answer = answers.poll(LONGEST.toSeconds(), TimeUnit.SECONDS);
            while (answer != null && !answer.contains(requestId)) {
                answer = answers.poll(LONGEST.toSeconds(), TimeUnit.SECONDS);
            }
            return Optional.ofNullable(answer).orElse("no answer");
        }

        @Override
        public void close() {
            kafka.close();
        }
    }
}
