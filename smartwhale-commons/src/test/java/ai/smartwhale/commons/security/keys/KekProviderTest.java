// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KekProviderTest {

    private static final byte[] SECRET = "32 bytes of a key, or many more.".getBytes(StandardCharsets.UTF_8);
    private static final byte[] BOUND = "what stands beside".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path directory;

    private static void assertFault(ThrowingCallable call, KeySetFault fault) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        KeySetException.class, e -> assertThat(e.fault()).isEqualTo(fault));
    }

    private static void assertWraps(KekProvider one, KekProvider same) {
        byte[] wrapped = one.wrap(SECRET, BOUND);
        assertThat(one.id()).isEqualTo(same.id()).matches("[0-9a-f]{16}");
        assertThat(same.unwrap(wrapped, BOUND)).isEqualTo(SECRET);
        assertThat(one.wrap(SECRET, BOUND)).isNotEqualTo(wrapped);
        for (int i = 0; i < wrapped.length; i++) {
            byte[] changed = wrapped.clone();
            changed[i] ^= 1;
            assertFault(() -> one.unwrap(changed, BOUND), KeySetFault.TAMPERED);
        }
        assertFault(() -> one.unwrap(wrapped, new byte[0]), KeySetFault.TAMPERED);
        assertFault(() -> one.unwrap(new byte[27], BOUND), KeySetFault.TAMPERED);
    }

    private Path write(String name, String text, String mode) throws IOException {
        Path file = directory.resolve(name);
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        return file;
    }

    @Test
    void aNewFileHoldsAKeyThatOnlyItsOwnerReads() throws IOException {
        Path file = directory.resolve("kek");
        KekProvider made = KekProvider.createFile(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertWraps(made, KekProvider.file(file));
        assertThat(made.toString())
                .doesNotContain(Files.readString(file).strip())
                .contains(file.toString());
        assertFault(() -> KekProvider.createFile(file), KeySetFault.ALREADY_THERE);
        assertThat(KekProvider.file(file).id()).isEqualTo(made.id());
        assertThat(KekProvider.createFile(directory.resolve("other")).id()).isNotEqualTo(made.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-", "rw---x---", "rwx------", "rw-rw-rw-"})
    void aFileThatIsOpenToOthersIsRefused(String mode) throws IOException {
        Path file = directory.resolve("kek");
        KekProvider before = KekProvider.createFile(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        assertFault(() -> KekProvider.file(file), KeySetFault.PERMISSIONS);
        assertFault(() -> before.wrap(SECRET, BOUND), KeySetFault.PERMISSIONS);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
        assertThatCode(() -> KekProvider.file(file)).doesNotThrowAnyException();
    }

    @Test
    void aFileMayHaveWhiteSpaceAndNothingElse() throws IOException {
        String key = Base64.getEncoder().encodeToString(SECRET);
        Path file = write("kek", "\n " + key + "\r\n\t", "rw-------");
        assertWraps(KekProvider.file(file), KekProvider.environment("X", name -> key));
        for (String wrong : List.of(
                "", key + key, key.substring(4), key.substring(0, 20) + "%" + key.substring(21), "x".repeat(2000))) {
            Path bad = write("bad", wrong, "rw-------");
            assertThatThrownBy(() -> KekProvider.file(bad))
                    .isInstanceOf(KeySetException.class)
                    .satisfies(e -> assertThat(String.valueOf(e.getMessage())).doesNotContain(key.substring(0, 20)));
        }
        assertFault(() -> KekProvider.file(directory.resolve("none")), KeySetFault.INACCESSIBLE);
    }

    @Test
    void aKeyThatWasExchangedIsNoticed() throws IOException {
        Path file = directory.resolve("kek");
        KekProvider kek = KekProvider.createFile(file);
        byte[] wrapped = kek.wrap(SECRET, BOUND);
        Files.delete(file);
        assertFault(() -> kek.unwrap(wrapped, BOUND), KeySetFault.INACCESSIBLE);
        KekProvider.createFile(file);
        assertFault(() -> kek.unwrap(wrapped, BOUND), KeySetFault.OTHER_KEK);
        assertFault(() -> kek.wrap(SECRET, BOUND), KeySetFault.OTHER_KEK);
    }

    @Test
    void theEnvironmentIsAskedEachTime() {
        Map<String, String> environment = new HashMap<>();
        environment.put("KEK", Base64.getEncoder().encodeToString(SECRET));
        KekProvider kek = KekProvider.environment("KEK", environment::get);
        assertWraps(kek, KekProvider.environment("KEK", environment::get));
        assertThat(kek.toString()).contains("KEK").doesNotContain(environment.get("KEK"));
        environment.put("KEK", "  ");
        assertFault(() -> kek.wrap(SECRET, BOUND), KeySetFault.NO_KEK);
        environment.put("KEK", "secret");
        assertThatThrownBy(() -> kek.wrap(SECRET, BOUND))
                .hasMessageNotContaining("secret")
                .hasNoCause();
        assertFault(() -> KekProvider.environment("NOT_SET_ANYWHERE_7"), KeySetFault.NO_KEK);
    }

    @Test
    void aPkcs12StoreIsOpenedByItsPasswordWhichIsErased() {
        Path file = directory.resolve("kek.p12");
        List<char[]> given = new ArrayList<>();
        KekProvider made = KekProvider.createPkcs12(file, "balance", () -> {
            given.add("correct horse".toCharArray());
            return given.get(given.size() - 1);
        });
        assertWraps(made, KekProvider.pkcs12(file, "balance", "correct horse"::toCharArray));
        assertThat(given)
                .hasSizeGreaterThan(2)
                .allMatch(password -> new String(password).isBlank() || password[0] == 0);
        assertFault(() -> KekProvider.pkcs12(file, "balance", "wrong horse"::toCharArray), KeySetFault.NO_KEK);
        assertFault(() -> KekProvider.pkcs12(file, "another", "correct horse"::toCharArray), KeySetFault.NO_KEK);
        assertFault(
                () -> KekProvider.createPkcs12(file, "balance", "correct horse"::toCharArray),
                KeySetFault.ALREADY_THERE);
        assertFault(
                () -> KekProvider.pkcs12(directory.resolve("none"), "balance", "x"::toCharArray),
                KeySetFault.INACCESSIBLE);
        assertThat(made.toString()).doesNotContain("correct horse");
    }

    @Test
    void aFileThatIsNoPkcs12StoreIsRefused() throws IOException {
        Path file = write("kek.p12", "not a key store", "rw-------");
        assertFault(() -> KekProvider.pkcs12(file, "balance", "x"::toCharArray), KeySetFault.NO_KEK);
    }

    @Test
    void namesWhatIsMissing() {
        assertThatThrownBy(() -> KekProvider.file(null))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("file");
        assertThatThrownBy(() -> KekProvider.environment(" ")).hasMessageContaining("variable");
        assertThatThrownBy(() -> KekProvider.pkcs12(directory, "", "x"::toCharArray))
                .hasMessageContaining("alias");
        assertThatThrownBy(() -> KekProvider.pkcs12(directory, "a", null)).hasMessageContaining("password");
    }
}
