// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SaslSslTest {

    private static EmbeddedKafka kafka;

    @BeforeAll
    static void start() throws Exception {
        kafka = EmbeddedKafka.builder()
                .saslSsl(new SaslUser("alice", "wonder-land"), new SaslUser("bob", "builder!"))
                .authorization()
                .start();
        Clients admin = Clients.of(kafka);
        admin.create("smartwhale.data.orders", 1, 1);
        ResourcePattern topics = new ResourcePattern(ResourceType.TOPIC, "smartwhale.data.", PatternType.PREFIXED);
        AccessControlEntry alice = new AccessControlEntry("User:alice", "*", AclOperation.ALL, AclPermissionType.ALLOW);
        try (Admin client = Admin.create(admin.settings())) {
            client.createAcls(List.of(new AclBinding(topics, alice))).all().get();
        }
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    void whoMayWritesAndReads() {
        Clients alice = Clients.of(kafka, kafka.clientProperties("alice", "wonder-land"));
        alice.send("smartwhale.data.orders", "one", "two");
        assertThat(alice.read("smartwhale.data.orders", 2)).startsWith("one", "two");
    }

    @Test
    void plainServesClientsThatCannotDoScram() {
        Map<String, String> plain = new HashMap<>(kafka.clientProperties("alice", "wonder-land"));
        plain.put("sasl.mechanism", "PLAIN");
        plain.compute("sasl.jaas.config", (name, value) -> value.replace("scram.Scram", "plain.Plain"));
        assertThat(Clients.of(kafka, plain).topics()).isEqualTo(Set.of("smartwhale.data.orders"));
    }

    @Test
    void whoMayNotIsRefused() {
        Clients bob = Clients.of(kafka, kafka.clientProperties("bob", "builder!"));
        assertThatThrownBy(() -> bob.send("smartwhale.data.orders", "one"))
                .isInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    void aWrongPasswordIsRefused() {
        Clients mallory = Clients.of(kafka, kafka.clientProperties("alice", "guess"));
        assertThatThrownBy(mallory::topics).isInstanceOf(SaslAuthenticationException.class);
    }

    @Test
    void aClientThatDoesNotLogInGetsNoAnswer() {
        Clients stranger = Clients.of(kafka, Map.of())
                .with("default.api.timeout.ms", "1500")
                .with("request.timeout.ms", "1000");
        assertThatThrownBy(stranger::topics).isInstanceOf(TimeoutException.class);
    }

    @Test
    void theCertificateIsThereForOtherClients() {
        assertThat(kafka.certificate().orElseThrow()).content().startsWith("-----BEGIN CERTIFICATE-----");
    }

    @Test
    void aPlainBrokerHasNoSettingsForLogins() {
        try (EmbeddedKafka plain = EmbeddedKafka.start()) {
            assertThat(plain.clientProperties("alice", "wonder-land")).isEmpty();
            assertThat(plain.certificate()).isEmpty();
        }
    }

    @Test
    void threeBrokersLogInToEachOther() {
        try (EmbeddedKafka cluster = EmbeddedKafka.builder()
                .brokers(3)
                .saslSsl(new SaslUser("alice", "wonder-land"))
                .start()) {
            Clients alice = Clients.of(cluster, cluster.clientProperties("alice", "wonder-land"));
            alice.create("orders", 1, 3);
            cluster.stopBroker(2);
            alice.send("orders", "one");
            assertThat(alice.read("orders", 1)).containsExactly("one");
        }
    }

    @Test
    void aPasswordOutlivesARestartAndIsNotShown() {
        assertThat(new SaslUser("alice", "wonder-land")).hasToString("SaslUser[name=alice]");
        kafka.stopBroker(1);
        kafka.startBroker(1);
        assertThat(Clients.of(kafka, kafka.clientProperties("alice", "wonder-land"))
                        .topics())
                .contains("smartwhale.data.orders");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\"b", "a,b", "a=b", "a]b", "a;b"})
    void passwordsThatWouldBreakASettingAreRefused(String password) {
        assertThatThrownBy(() -> new SaslUser("alice", password))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("(hidden)");
    }
}
