// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real mail server in this process. */
class EmailChannelTest {

    private static final String HOST = "127.0.0.1";
    private static final String STORE_PASSWORD = "changeit";

    @TempDir
    private static Path folder;

    private static Optional<SSLSocketFactory> trusted = Optional.empty();

    private final GreenMail server = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, HOST, ServerSetup.PROTOCOL_SMTP), new ServerSetup(0, HOST, ServerSetup.PROTOCOL_SMTPS)
    });

    /** A certificate for the address of the server, which the authorities of the JVM do not know. */
    @BeforeAll
    static void makeCertificate() throws Exception {
        Path store = folder.resolve("mail.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "mail",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-validity",
                        "30",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost,ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        STORE_PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        System.setProperty("greenmail.tls.keystore.file", store.toString());
        System.setProperty("greenmail.tls.keystore.password", STORE_PASSWORD);
        KeyStore known = KeyStore.getInstance(store.toFile(), STORE_PASSWORD.toCharArray());
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry("mail", known.getCertificate("mail"));
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trust);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        trusted = Optional.of(context.getSocketFactory());
    }

    @AfterAll
    static void forgetCertificate() {
        System.clearProperty("greenmail.tls.keystore.file");
        System.clearProperty("greenmail.tls.keystore.password");
    }

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void aMessageArrivesAsTextAndAsHtml() throws Exception {
        assertThat(send(plain(Optional.empty()), message("Slow", "answers <b>late</b>")))
                .isEqualTo(DeliveryOutcome.DELIVERED);
        MimeMessage mail = only();
        assertThat(mail.getSubject()).isEqualTo("[FIRING:1] Slow {alertname=\"Slow\"}");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getMessageID()).matches("<7\\.[0-9a-f]{16}@example\\.org>");
        assertThat(mail.getAllRecipients()).hasSize(2);
        Multipart parts = (Multipart) mail.getContent();
        assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain");
        assertThat((String) parts.getBodyPart(0).getContent()).contains("answers <b>late</b>");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
        assertThat((String) parts.getBodyPart(1).getContent())
                .contains("answers &lt;b&gt;late&lt;/b&gt;")
                .doesNotContain("<b>", "http", "<script");
    }

    @Test
    void noLabelCanForgeAHeaderOrAnotherRecipient() throws Exception {
        String hostile = "x\r\nBcc: evil@example.net\r\n\r\nbody\u202e\u0000 \u0645\u06cc\u200c\u0634\u0648\u062f "
                + "y".repeat(900);
        send(plain(Optional.empty()), message(hostile, hostile));
        MimeMessage mail = only();
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getAllRecipients()).hasSize(2);
        assertThat(server.getReceivedMessages()).hasSize(2);
        assertThat(mail.getSubject())
                .doesNotContain("\r", "\n", "\u202e")
                .hasSizeLessThan(300)
                .contains("\u0645\u06cc");
    }

    @Test
    void whoLogsInDoesSoOverTls() throws Exception {
        server.setUser("a@example.org", "balance", "s3cret");
        EmailConfig config = secure("s3cret");
        assertThat(send(config, message("Slow", ""))).isEqualTo(DeliveryOutcome.DELIVERED);
        assertThat(only().getSubject()).contains("Slow");
        DeliveryOutcome wrong = send(secure("wrong-s3cret"), message("Slow", ""));
        assertThat(wrong).isEqualTo(DeliveryOutcome.retry("the server refuses the login"));
    }

    @Test
    void aServerThatIsNotTrustedGetsNothing() {
        EmailConfig config = secure("s3cret");
        EmailConfig strict = new EmailConfig(
                config.host(),
                config.port(),
                config.security(),
                config.login(),
                config.from(),
                config.to(),
                config.timeout(),
                Optional.empty());
        assertThat(send(strict, message("Slow", "")).kind()).isEqualTo(DeliveryOutcome.Kind.RETRY);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aServerWithoutStartTlsGetsNothingWhereItIsAskedFor() {
        EmailConfig config = new EmailConfig(
                HOST,
                server.getSmtp().getPort(),
                EmailSecurity.STARTTLS,
                Optional.empty(),
                "b@example.org",
                List.of("o@example.org"),
                Duration.ofSeconds(20),
                Optional.empty());
        assertThat(send(config, message("Slow", "")).kind()).isEqualTo(DeliveryOutcome.Kind.RETRY);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aServerThatIsDownIsTriedAgain() {
        EmailConfig config = plain(Optional.empty());
        server.stop();
        DeliveryOutcome outcome = send(config, message("Slow", ""));
        assertThat(outcome.kind()).isEqualTo(DeliveryOutcome.Kind.RETRY);
        assertThat(outcome.detail()).doesNotContain("example.org");
    }

    @Test
    void addressesThatAreNoneAreRefused() {
        for (String bad : List.of("", "a", "a@b\r\nBcc: c@d", "A <a@b.org>", "a@b.org,c@d.org", "a b@c.org")) {
            assertThatThrownBy(() -> new EmailConfig(
                            HOST,
                            25,
                            EmailSecurity.NONE,
                            Optional.empty(),
                            "b@example.org",
                            List.of(bad),
                            Duration.ofSeconds(1),
                            Optional.empty()))
                    .as(bad)
                    .isInstanceOf(InvalidValueException.class);
        }
    }

    private EmailConfig plain(Optional<EmailConfig.Login> login) {
        return new EmailConfig(
                HOST,
                server.getSmtp().getPort(),
                EmailSecurity.NONE,
                login,
                "balance@example.org",
                List.of("ops@example.org", "night@example.org"),
                Duration.ofSeconds(20),
                Optional.empty());
    }

    private EmailConfig secure(String password) {
        return new EmailConfig(
                HOST,
                server.getSmtps().getPort(),
                EmailSecurity.TLS,
                Optional.of(new EmailConfig.Login("balance", () -> password)),
                "balance@example.org",
                List.of("ops@example.org"),
                Duration.ofSeconds(20),
                trusted);
    }

    private MimeMessage only() {
        assertThat(server.getReceivedMessages()).isNotEmpty();
        return server.getReceivedMessages()[0];
    }

    private static DeliveryOutcome send(EmailConfig config, Notification message) {
        return new EmailChannel("mail", config, Runnable::run)
                .deliver(message)
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }

    private static Notification message(String name, String summary) {
        LabelSet labels = LabelSet.of(Map.of("alertname", name));
        NotifiedAlert alert = new NotifiedAlert(labels, Map.of("summary", summary), HandClock.START, Optional.empty());
        return new Notification(
                7, "{}:" + labels, "team", NotificationReason.NEWS, labels, List.of(alert), List.of(), HandClock.START);
    }
}
