// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.security.keys.KekProvider;
import ai.smartwhale.commons.security.keys.KeyInfo;
import ai.smartwhale.commons.security.keys.KeyPurpose;
import ai.smartwhale.commons.security.keys.KeySetException;
import ai.smartwhale.commons.security.keys.KeySetFault;
import ai.smartwhale.commons.security.keys.KeyStatus;
import ai.smartwhale.commons.security.keys.ProcessLock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyStoreTest {

    private static final byte[] DATA = "in the clear".getBytes(StandardCharsets.UTF_8);

    private final Recorded audit = new Recorded();

    @TempDir
    Path directory;

    private Path file;
    private KekProvider kek;

    @BeforeEach
    void makeKek() {
        file = directory.resolve("keys.json");
        kek = KekProvider.createFile(directory.resolve("kek"));
    }

    private KeyManager manager() {
        return manager(file, kek);
    }

    private KeyManager manager(Path from, KekProvider by) {
        return KeyManager.create(
                KeyManagerConfig.builder().store(from, by).audit(audit).build());
    }

    private static void assertFault(ThrowingCallable call, KeySetFault fault) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        KeySetException.class, e -> assertThat(e.fault()).isEqualTo(fault));
    }

    private static List<KeyInfo> withoutCounts(List<KeyInfo> infos) {
        return infos.stream()
                .map(info -> new KeyInfo(info.id(), info.purpose(), info.status(), info.primary(), info.created(), 0))
                .toList();
    }

    @Test
    void anotherManagerReadsWhatOneStored() throws IOException {
        byte[] sealed;
        List<KeyInfo> before;
        try (KeyManager keys = manager()) {
            keys.generateKeys();
            int old =
                    keys.snapshot().primary(KeyPurpose.ENCRYPTION).orElseThrow().id();
            sealed = DataEncryptor.create(keys).encryptData(DATA, TestKeys.BOUND);
            keys.promoteKey(keys.rotateKeys(KeyPurpose.ENCRYPTION).id());
            keys.disableKey(keys.rotateKeys(KeyPurpose.HMAC_SIGNING).id());
            assertThat(keys.key(old).orElseThrow().primary()).isFalse();
            before = keys.keys();
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (KeyManager keys = manager()) {
            assertThat(withoutCounts(keys.keys())).isEqualTo(withoutCounts(before));
            assertThat(DataEncryptor.create(keys).decryptData(sealed, TestKeys.BOUND))
                    .isEqualTo(DATA);
        }
        assertThat(Files.list(directory).map(path -> path.getFileName().toString()))
                .containsExactlyInAnyOrder("kek", "keys.json", "keys.json.lock");
    }

    @Test
    void theCountsAreKeptAndNothingIsWrittenForReading() throws IOException {
        KeyManagerConfig everyOne =
                KeyManagerConfig.builder().store(file, kek).usageLimit(1000).build();
        try (KeyManager keys = KeyManager.create(everyOne)) {
            keys.generateKeys(KeyPurpose.ENCRYPTION);
            DataEncryptor encryptor = DataEncryptor.create(keys);
            for (int i = 0; i < 7; i++) {
                encryptor.encryptData(DATA, TestKeys.BOUND);
            }
        }
        byte[] stored = Files.readAllBytes(file);
        try (KeyManager keys = KeyManager.create(everyOne)) {
            assertThat(keys.keys().get(0).used()).isEqualTo(7);
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(stored);
    }

    @Test
    void whatWasDestroyedIsInNoFileAnyMore() throws IOException {
        try (KeyManager keys = manager()) {
            keys.generateKeys(KeyPurpose.ENCRYPTION);
            int old = keys.keys().get(0).id();
            byte[] sealed = DataEncryptor.create(keys).encryptData(DATA, TestKeys.BOUND);
            keys.promoteKey(keys.rotateKeys(KeyPurpose.ENCRYPTION).id());
            keys.disableKey(old);
            int withBoth = secretBytes();
            keys.destroyKey(old);
            assertThat(secretBytes()).isEqualTo(withBoth - KeyPurpose.KEY_BYTES);
            try (KeyManager other = manager()) {
                assertThat(other.key(old).orElseThrow().status()).isEqualTo(KeyStatus.DESTROYED);
                assertThatThrownBy(() -> DataEncryptor.create(other).decryptData(sealed, TestKeys.BOUND))
                        .isInstanceOf(DecryptionException.class);
            }
        }
    }

    private int secretBytes() throws IOException {
        String text = Files.readString(file);
        String secrets = text.replaceAll("(?s).*\"secrets\" : \"([^\"]*)\".*", "$1");
        return Base64.getDecoder().decode(secrets).length;
    }

    @Test
    void aChangeThatCannotBeStoredDoesNotHappen() throws IOException {
        try (KeyManager keys = manager()) {
            keys.generateKeys(KeyPurpose.ENCRYPTION);
            List<KeyInfo> before = keys.keys();
            byte[] stored = Files.readAllBytes(file);
            // Nothing can be written beside the store where a folder that is not empty has the name of the new file.
            Path inTheWay = directory.resolve("keys.json.new");
            Files.createDirectories(inTheWay.resolve("full"));
            assertFault(() -> keys.rotateKeys(KeyPurpose.ENCRYPTION), KeySetFault.INACCESSIBLE);
            assertFault(keys::storeKeys, KeySetFault.INACCESSIBLE);
            assertThat(keys.keys()).isEqualTo(before);
            assertThat(Files.readAllBytes(file)).isEqualTo(stored);
            assertThat(audit.told()).contains("rotate keys for ENCRYPTION false");
            Files.delete(inTheWay.resolve("full"));
            Files.delete(inTheWay);
            keys.rotateKeys(KeyPurpose.ENCRYPTION);
            assertThat(keys.keys()).hasSize(2);
        }
    }

    /** A crash before the move leaves the new file, whole or torn; a crash after it leaves none. */
    @Test
    void whatACrashLeftBesideTheStoreDoesNoHarm() throws IOException {
        int id;
        try (KeyManager keys = manager()) {
            id = keys.generateKeys(KeyPurpose.ENCRYPTION).get(0).id();
        }
        for (String left : List.of("", "{\"format\":", Files.readString(file))) {
            Files.writeString(directory.resolve("keys.json.new"), left);
            try (KeyManager keys = manager()) {
                assertThat(keys.key(id)).isPresent();
                keys.rotateKeys(KeyPurpose.ENCRYPTION);
            }
            assertThat(directory.resolve("keys.json.new")).doesNotExist();
        }
        try (KeyManager keys = manager()) {
            assertThat(keys.keys()).hasSize(4);
        }
    }

    @Test
    void aTornStoreIsRefusedWholeAndLeftAsItIs() throws IOException {
        try (KeyManager keys = manager()) {
            keys.generateKeys();
        }
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length - 1; length += 7) {
            byte[] torn = java.util.Arrays.copyOf(whole, length);
            Files.write(file, torn);
            assertFault(this::manager, KeySetFault.MALFORMED);
            assertThat(Files.readAllBytes(file)).isEqualTo(torn);
        }
        assertThat(audit.reasons()).anyMatch(reason -> reason.contains("MALFORMED"));
    }

    @Test
    void anOlderStoreIsRefusedByWhoSawTheNewer() throws IOException {
        try (KeyManager keys = manager()) {
            keys.generateKeys(KeyPurpose.ENCRYPTION);
            byte[] older = Files.readAllBytes(file);
            int fresh = keys.rotateKeys(KeyPurpose.ENCRYPTION).id();
            keys.promoteKey(fresh);
            byte[] newest = Files.readAllBytes(file);
            Files.write(file, older);
            assertFault(keys::loadKeys, KeySetFault.OLDER);
            assertFault(() -> keys.rotateKeys(KeyPurpose.ENCRYPTION), KeySetFault.OLDER);
            assertThat(keys.snapshot()
                            .primary(KeyPurpose.ENCRYPTION)
                            .orElseThrow()
                            .id())
                    .isEqualTo(fresh);
            assertThat(Files.readAllBytes(file)).isEqualTo(older);
            Files.write(file, newest);
            assertThat(keys.loadKeys()).isFalse();
        }
    }

    @Test
    void aStoreThatWentAnotherWayIsRefused() throws IOException {
        try (KeyManager keys = manager()) {
            keys.generateKeys(KeyPurpose.ENCRYPTION);
            byte[] common = Files.readAllBytes(file);
            int mine = keys.rotateKeys(KeyPurpose.ENCRYPTION).id();
            Files.write(file, common);
            try (KeyManager other = manager()) {
                other.rotateKeys(KeyPurpose.ENCRYPTION);
            }
            assertFault(keys::loadKeys, KeySetFault.OLDER);
            assertThat(keys.snapshot().find(mine).orElseThrow().copyOfBytes()).hasSize(KeyPurpose.KEY_BYTES);
        }
    }

    @Test
    void aStoreThatIsGoneIsToldAndCanBeStoredAgain() throws IOException {
        try (KeyManager keys = manager()) {
            int id = keys.generateKeys(KeyPurpose.ENCRYPTION).get(0).id();
            Files.delete(file);
            assertFault(keys::loadKeys, KeySetFault.INACCESSIBLE);
            assertThat(keys.key(id)).isPresent();
            keys.storeKeys();
            try (KeyManager other = manager()) {
                assertThat(other.key(id)).isPresent();
            }
        }
    }

    @Test
    void aWrongOrMissingKekOpensNothing() throws IOException {
        try (KeyManager keys = manager()) {
            keys.generateKeys();
        }
        KekProvider other = KekProvider.createFile(directory.resolve("other"));
        assertFault(() -> manager(file, other), KeySetFault.OTHER_KEK);
        Files.delete(directory.resolve("kek"));
        assertFault(this::manager, KeySetFault.INACCESSIBLE);
        Files.copy(directory.resolve("other"), directory.resolve("kek"));
        Files.setPosixFilePermissions(directory.resolve("kek"), PosixFilePermissions.fromString("rw-------"));
        assertFault(this::manager, KeySetFault.OTHER_KEK);
    }

    @Test
    void aCopyUnderAnotherKekIsTheSameSet() throws IOException {
        KekProvider next = KekProvider.createFile(directory.resolve("next"));
        Path copy = directory.resolve("copy.json");
        byte[] sealed;
        try (KeyManager keys = manager()) {
            keys.generateKeys();
            sealed = DataEncryptor.create(keys).encryptData(DATA, TestKeys.BOUND);
            keys.storeKeys(copy, next);
            assertFault(() -> keys.storeKeys(copy, next), KeySetFault.ALREADY_THERE);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
                .isEqualTo("rw-------");
        try (KeyManager keys = manager(copy, next)) {
            assertThat(DataEncryptor.create(keys).decryptData(sealed, TestKeys.BOUND))
                    .isEqualTo(DATA);
        }
        assertFault(() -> manager(copy, kek), KeySetFault.OTHER_KEK);
    }

    @Test
    void seesWhatOthersChangedBeforeItChangesSomethingItself() {
        try (KeyManager one = manager();
                KeyManager two = manager()) {
            int first = one.generateKeys(KeyPurpose.ENCRYPTION).get(0).id();
            assertThat(two.generateKeys(KeyPurpose.ENCRYPTION)).isEmpty();
            int second = two.rotateKeys(KeyPurpose.ENCRYPTION).id();
            one.promoteKey(second);
            assertThat(one.keys()).extracting(KeyInfo::id).containsExactlyInAnyOrder(first, second);
            assertThat(two.loadKeys()).isTrue();
            assertThat(two.loadKeys()).isFalse();
            assertThat(two.keys()).isEqualTo(one.keys());
        }
    }

    @Test
    void whoeverHasTheLockIsNamedBusyInThisProcess() throws IOException {
        try (KeyManager keys = manager()) {
            keys.generateKeys(KeyPurpose.ENCRYPTION);
            try (ProcessLock held =
                    ProcessLock.tryTake(directory.resolve("keys.json.lock")).orElseThrow()) {
                assertThat(held).isNotNull();
                assertFault(() -> keys.rotateKeys(KeyPurpose.ENCRYPTION), KeySetFault.BUSY);
            }
            assertThat(keys.rotateKeys(KeyPurpose.ENCRYPTION).primary()).isFalse();
        }
    }

    @Test
    void noKeyIsInAnyFileInTheClear() throws IOException {
        try (KeyManager keys = manager()) {
            keys.generateKeys();
            byte[] bytes =
                    keys.snapshot().primary(KeyPurpose.ENCRYPTION).orElseThrow().copyOfBytes();
            try (Stream<Path> files = Files.list(directory)) {
                for (Path each : files.toList()) {
                    String latin = Files.readString(each, StandardCharsets.ISO_8859_1);
                    assertThat(latin)
                            .doesNotContain(new String(bytes, StandardCharsets.ISO_8859_1))
                            .doesNotContain(Base64.getEncoder().withoutPadding().encodeToString(bytes))
                            .doesNotContainIgnoringCase(java.util.HexFormat.of().formatHex(bytes));
                }
            }
        }
    }
}
