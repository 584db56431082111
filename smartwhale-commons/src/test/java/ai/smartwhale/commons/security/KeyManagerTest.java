// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.security.keys.KeyErasedException;
import ai.smartwhale.commons.security.keys.KeyInfo;
import ai.smartwhale.commons.security.keys.KeyMaterial;
import ai.smartwhale.commons.security.keys.KeyPurpose;
import ai.smartwhale.commons.security.keys.KeyRefusal;
import ai.smartwhale.commons.security.keys.KeyRefusedException;
import ai.smartwhale.commons.security.keys.KeySetException;
import ai.smartwhale.commons.security.keys.KeyStatus;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class KeyManagerTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final byte[] DATA = "in the clear".getBytes(StandardCharsets.UTF_8);

    private final Recorded audit = new Recorded();
    private final KeyManager keys = KeyManager.create(
            KeyManagerConfig.builder().mostKeys(6).audit(audit).clock(() -> NOW).build());
    private final DataEncryptor encryptor = DataEncryptor.create(keys);

    private static void assertRefused(ThrowingCallable call, KeyRefusal refusal) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        KeyRefusedException.class, e -> assertThat(e.refusal()).isEqualTo(refusal));
    }

    private KeyInfo info(int id) {
        return keys.key(id).orElseThrow();
    }

    @Test
    void generatesWhatIsMissingOnly() {
        assertThat(keys.generateKeys(KeyPurpose.ENCRYPTION)).hasSize(1);
        List<KeyInfo> rest = keys.generateKeys();
        assertThat(rest)
                .extracting(KeyInfo::purpose)
                .containsExactlyInAnyOrder(
                        KeyPurpose.STREAM_ENCRYPTION, KeyPurpose.HMAC_SIGNING, KeyPurpose.ED25519_SIGNING);
        assertThat(rest).allMatch(info -> info.primary() && info.created().equals(NOW));
        assertThat(keys.generateKeys()).isEmpty();
        assertThat(keys.keys()).hasSize(4).isSortedAccordingTo((a, b) -> Integer.compare(a.id(), b.id()));
        assertThatThrownBy(() -> keys.generateKeys(KeyPurpose.ENCRYPTION, null))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("purposes");
    }

    @Test
    void rotationReadsWithBothAndWritesWithThePromoted() {
        int old = keys.generateKeys(KeyPurpose.ENCRYPTION).get(0).id();
        byte[] before = encryptor.encryptData(DATA, TestKeys.BOUND);
        int fresh = keys.rotateKeys(KeyPurpose.ENCRYPTION).id();
        assertThat(info(fresh).primary()).isFalse();
        assertThat(idOf(encryptor.encryptData(DATA, TestKeys.BOUND))).isEqualTo(old);
        assertThat(keys.promoteKey(fresh).primary()).isTrue();
        assertThat(info(old)).matches(info -> !info.primary() && info.status() == KeyStatus.ENABLED);
        assertThat(idOf(encryptor.encryptData(DATA, TestKeys.BOUND))).isEqualTo(fresh);
        assertThat(encryptor.decryptData(before, TestKeys.BOUND)).isEqualTo(DATA);
    }

    private static int idOf(byte[] sealed) {
        return java.nio.ByteBuffer.wrap(sealed).getInt(1);
    }

    @Test
    void aDisabledKeyReadsAgainWhenEnabledAndADestroyedOneNever() {
        int old = keys.generateKeys(KeyPurpose.ENCRYPTION).get(0).id();
        KeyMaterial held = keys.snapshot().find(old).orElseThrow();
        byte[] sealed = encryptor.encryptData(DATA, TestKeys.BOUND);
        assertRefused(() -> keys.disableKey(old), KeyRefusal.PRIMARY);
        assertRefused(() -> keys.destroyKey(old), KeyRefusal.PRIMARY);
        keys.promoteKey(keys.rotateKeys(KeyPurpose.ENCRYPTION).id());
        assertRefused(() -> keys.destroyKey(old), KeyRefusal.ENABLED);
        assertThat(keys.disableKey(old).status()).isEqualTo(KeyStatus.DISABLED);
        assertThatThrownBy(() -> encryptor.decryptData(sealed, TestKeys.BOUND)).isInstanceOf(DecryptionException.class);
        assertRefused(() -> keys.promoteKey(old), KeyRefusal.DISABLED);
        keys.enableKey(old);
        assertThat(encryptor.decryptData(sealed, TestKeys.BOUND)).isEqualTo(DATA);
        keys.disableKey(old);
        assertThat(keys.destroyKey(old).status()).isEqualTo(KeyStatus.DESTROYED);
        assertThatThrownBy(() -> encryptor.decryptData(sealed, TestKeys.BOUND)).isInstanceOf(DecryptionException.class);
        assertThatThrownBy(held::copyOfBytes).isInstanceOf(KeyErasedException.class);
        assertThatThrownBy(() -> held.secretKey().getEncoded()).isInstanceOf(KeyErasedException.class);
        assertThat(held.secretKey().isDestroyed()).isTrue();
        assertRefused(() -> keys.enableKey(old), KeyRefusal.DESTROYED);
        assertRefused(() -> keys.promoteKey(old), KeyRefusal.DESTROYED);
        assertRefused(() -> keys.disableKey(old), KeyRefusal.DESTROYED);
        assertRefused(() -> keys.promoteKey(1), KeyRefusal.UNKNOWN);
    }

    @Test
    void aFullSetForgetsTheOldestDestroyedKeyAndNoOther() {
        keys.generateKeys();
        int first = keys.rotateKeys(KeyPurpose.ENCRYPTION).id();
        keys.rotateKeys(KeyPurpose.ENCRYPTION);
        assertThatThrownBy(() -> keys.rotateKeys(KeyPurpose.ENCRYPTION))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("keys in the set");
        assertThat(keys.keys()).hasSize(6);
        keys.disableKey(first);
        assertThatThrownBy(() -> keys.rotateKeys(KeyPurpose.ENCRYPTION)).isInstanceOf(LimitExceededException.class);
        keys.destroyKey(first);
        int second = keys.rotateKeys(KeyPurpose.ENCRYPTION).id();
        assertThat(keys.keys())
                .hasSize(6)
                .extracting(KeyInfo::id)
                .contains(second)
                .doesNotContain(first);
        assertThat(keys.key(first)).isEmpty();
    }

    @Test
    void tellsTheAuditOfEveryChangeAndRefusal() {
        int old = keys.generateKeys(KeyPurpose.ENCRYPTION).get(0).id();
        int fresh = keys.rotateKeys(KeyPurpose.ENCRYPTION).id();
        assertRefused(() -> keys.disableKey(old), KeyRefusal.PRIMARY);
        keys.promoteKey(fresh);
        keys.disableKey(old);
        keys.destroyKey(old);
        assertThat(audit.told())
                .containsExactly(
                        "generate keyset true",
                        "rotate keys for ENCRYPTION true",
                        "disable key " + old + " false",
                        "promote key " + fresh + " true",
                        "disable key " + old + " true",
                        "destroy key " + old + " true");
        assertThat(audit.events())
                .allMatch(event ->
                        event.type() == SecurityEventType.KEY && event.at().equals(NOW));
        assertThat(audit.reasons().get(2)).contains("PRIMARY");
    }

    @Test
    void noTextShowsTheBytes() {
        keys.generateKeys();
        KeyMaterial key = keys.snapshot().primary(KeyPurpose.ENCRYPTION).orElseThrow();
        byte[] bytes = key.copyOfBytes();
        String all = keys + " " + keys.keys() + keys.snapshot() + key + key.secretKey() + audit.events();
        assertThat(all)
                .doesNotContainIgnoringCase(HexFormat.of().formatHex(bytes))
                .doesNotContain(Base64.getEncoder().encodeToString(bytes))
                .contains("revision");
        assertThat(key).isNotEqualTo(KeyMaterial.of(key.id(), key.purpose(), bytes));
    }

    @Test
    void closingErasesAndEndsEverything() {
        keys.generateKeys();
        KeyMaterial held = keys.snapshot().primary(KeyPurpose.ENCRYPTION).orElseThrow();
        byte[] sealed = encryptor.encryptData(DATA, TestKeys.BOUND);
        keys.close();
        keys.close();
        assertThatThrownBy(held::copyOfBytes).isInstanceOf(KeyErasedException.class);
        assertThatThrownBy(keys::snapshot).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(keys::keys).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> keys.key(1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> keys.rotateKeys(KeyPurpose.ENCRYPTION)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> encryptor.decryptData(sealed, TestKeys.BOUND))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void storingNeedsAStore() {
        assertThatThrownBy(keys::storeKeys).isInstanceOf(KeySetException.class).hasMessageContaining("no store");
        assertThatThrownBy(keys::loadKeys).isInstanceOf(KeySetException.class).hasMessageContaining("no store");
        assertRefused(() -> encryptor.encryptData(DATA, TestKeys.BOUND), KeyRefusal.NO_PRIMARY);
    }

    @Test
    void theSettingsRefuseWhatIsOutOfRange() {
        KeyManagerConfig.Builder builder = KeyManagerConfig.builder();
        assertThatThrownBy(() -> builder.usageLimit((1L << 32) + 1).build()).hasMessageContaining("usageLimit");
        builder.usageLimit(1L << 32);
        assertThatThrownBy(() -> builder.warnAtPercent(0).build()).hasMessageContaining("warnAtPercent");
        builder.warnAtPercent(100);
        assertThatThrownBy(() -> builder.mostKeys(0).build()).hasMessageContaining("mostKeys");
        builder.mostKeys(1);
        assertThatThrownBy(() -> builder.usagePolicy(null).build()).hasMessageContaining("usagePolicy");
        assertThatThrownBy(() -> builder.store(null, null)).hasMessageContaining("file");
        assertThatThrownBy(() -> KeyManager.create(null)).hasMessageContaining("config");
    }
}
