// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Certificate, users and settings of a cluster whose clients must log in. */
final class SaslSsl {

    private static final String SCRAM = "org.apache.kafka.common.security.scram.ScramLoginModule required";
    private static final String PLAIN = "org.apache.kafka.common.security.plain.PlainLoginModule required";

    private final Path keyStore;
    private final Path certificate;
    private final SaslUser admin;
    private final List<SaslUser> users;
    private final boolean authorization;

    private SaslSsl(Path directory, SaslUser admin, ClusterPlan plan) {
        this.keyStore = directory.resolve("broker.p12");
        this.certificate = directory.resolve("broker.pem");
        this.admin = admin;
        this.users = new ArrayList<>(plan.users());
        this.users.add(admin);
        this.authorization = plan.authorization();
    }

    /** Makes a certificate; the password of the administrator outlives a restart, because the brokers stored it. */
    static SaslSsl prepare(Path directory, ClusterPlan plan) throws IOException {
        Files.createDirectories(directory);
        Path secret = directory.resolve("admin.password");
        if (!Files.exists(secret)) {
            Files.writeString(secret, UUID.randomUUID().toString());
        }
        String password = Files.readString(secret, StandardCharsets.UTF_8);
        SaslSsl made = new SaslSsl(directory, new SaslUser(EmbeddedKafka.ADMIN, password), plan);
        Files.deleteIfExists(made.keyStore);
        Files.deleteIfExists(made.certificate);
        KeyTool.generate(made.keyStore, made.certificate, password);
        return made;
    }

    /** The users as the formatter of a node takes them. */
    List<String> scramArguments() {
        return users.stream()
                .map(user -> "SCRAM-SHA-512=[name=" + user.name() + ",password=" + user.password() + "]")
                .toList();
    }

    Map<String, String> brokerProperties() {
        String allUsers = users.stream()
                .map(user -> " user_" + user.name() + "=\"" + user.password() + '"')
                .collect(Collectors.joining());
        Map<String, String> all = new HashMap<>();
        all.put("ssl.keystore.type", "PKCS12");
        all.put("ssl.keystore.location", keyStore.toString());
        all.put("ssl.keystore.password", admin.password());
        all.put("ssl.key.password", admin.password());
        all.put("ssl.truststore.type", "PEM");
        all.put("ssl.truststore.location", certificate.toString());
        all.put("sasl.enabled.mechanisms", "SCRAM-SHA-512,PLAIN");
        all.put("sasl.mechanism.inter.broker.protocol", "SCRAM-SHA-512");
        all.put("sasl.mechanism.controller.protocol", "PLAIN");
        all.put(
                "listener.name.client.scram-sha-512.sasl.jaas.config",
                login(SCRAM, admin.name(), admin.password()) + ';');
        all.put("listener.name.client.plain.sasl.jaas.config", PLAIN + allUsers + ';');
        all.put("listener.name.controller.sasl.enabled.mechanisms", "PLAIN");
        all.put(
                "listener.name.controller.plain.sasl.jaas.config",
                login(PLAIN, admin.name(), admin.password()) + " user_" + admin.name() + "=\"" + admin.password()
                        + "\";");
        if (authorization) {
            all.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
            all.put("super.users", "User:" + admin.name());
            all.put("allow.everyone.if.no.acl.found", "false");
        }
        return all;
    }

    Map<String, String> clientProperties(String user, String password) {
        return Map.of(
                "security.protocol", "SASL_SSL",
                "sasl.mechanism", "SCRAM-SHA-512",
                "sasl.jaas.config", login(SCRAM, user, password) + ';',
                "ssl.truststore.type", "PEM",
                "ssl.truststore.location", certificate.toString());
    }

    Map<String, String> adminProperties() {
        return clientProperties(admin.name(), admin.password());
    }

    Path certificate() {
        return certificate;
    }

    private static String login(String module, String user, String password) {
        return module + " username=\"" + user + "\" password=\"" + password + '"';
    }
}
