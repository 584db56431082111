// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.balance.cli.console.Terminal;
import ai.smartwhale.commons.security.KeyManager;
import ai.smartwhale.commons.security.KeyManagerConfig;
import ai.smartwhale.commons.security.keys.KekProvider;
import ai.smartwhale.commons.security.keys.KeyMaterial;
import ai.smartwhale.commons.security.keys.KeyPurpose;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final StringBuilder allOutput = new StringBuilder();

    @TempDir
    Path directory;

    private Path store;
    private Path kek;
    private Path audit;

    @BeforeEach
    void chooseFiles() {
        store = directory.resolve("keys.json");
        kek = directory.resolve("kek");
        audit = directory.resolve("audit.jsonl");
    }

    private int run(String... arguments) {
        allOutput.append(out).append(err);
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.commandLine(Terminal.NONE, new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
    }

    private int keys(String command, String... more) {
        List<String> all =
                new ArrayList<>(List.of("keys", command, "--store=" + store, "--kek-file=" + kek, "--audit=" + audit));
        all.addAll(List.of(more));
        return run(all.toArray(String[]::new));
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out.toString());
    }

    private JsonNode listed() throws IOException {
        assertThat(keys("list", "--json")).as("%s", err).isEqualTo(ExitCode.OK);
        return json();
    }

    private JsonNode listed(int id) throws IOException {
        for (JsonNode key : listed()) {
            if (key.path("id").asInt() == id) {
                return key;
            }
        }
        throw new AssertionError("no key " + id);
    }

    private int create() throws IOException {
        assertThat(keys("create", "--create-kek", "--purpose=encryption"))
                .as("%s", err)
                .isEqualTo(ExitCode.OK);
        assertThat(out.toString())
                .contains("created the key-encryption key", "keep a copy apart")
                .containsPattern("created key [0-9]+ for encryption, primary");
        return listed().get(0).path("id").asInt();
    }

    private KeyManager manager() {
        return KeyManager.create(
                KeyManagerConfig.builder().store(store, KekProvider.file(kek)).build());
    }

    @Test
    void makesBothFilesForTheOwnerOnlyAndKeysOnce() throws IOException {
        create();
        for (Path file : List.of(store, kek, audit)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        assertThat(keys("create", "--purpose=encryption")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("every purpose has a key already").doesNotContain("key-encryption");
        assertThat(keys("create", "--json")).isEqualTo(ExitCode.OK);
        assertThat(json())
                .hasSize(KeyPurpose.values().length - 1)
                .allMatch(key -> key.path("primary").asBoolean());
        assertThat(keys("create", "--create-kek")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("there already");
        assertThat(listed()).hasSize(KeyPurpose.values().length);
        assertThat(keys("list")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("purpose", "stream_encryption", "enabled", "yes");
    }

    @Test
    void rotatesInTwoPhasesOrInOne() throws IOException {
        int old = create();
        assertThat(keys("rotate", "--purpose=ENCRYPTION")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).startsWith("added key").doesNotContain("primary");
        assertThat(keys("rotate", "--purpose=encryption", "--json")).isEqualTo(ExitCode.OK);
        int fresh = json().get(0).path("id").asInt();
        assertThat(listed(old).path("primary").asBoolean()).isTrue();
        assertThat(keys("promote", Integer.toString(fresh))).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("promoted key " + fresh + " for encryption, primary");
        assertThat(listed(old).path("primary").asBoolean()).isFalse();
        assertThat(keys("rotate", "--purpose=encryption", "--promote")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains(", primary");
        assertThat(listed(fresh).path("primary").asBoolean()).isFalse();
    }

    @Test
    void destroysOnlyWhatIsDisabledAndOnlyWhenSure() throws IOException {
        int old = create();
        String id = Integer.toString(old);
        assertThat(keys("disable", id)).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("key " + old, "PRIMARY");
        assertThat(keys("rotate", "--purpose=encryption", "--promote")).isEqualTo(ExitCode.OK);
        assertThat(keys("destroy", "--yes", id)).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("ENABLED");
        assertThat(keys("disable", id)).isEqualTo(ExitCode.OK);
        assertThat(keys("enable", id)).isEqualTo(ExitCode.OK);
        assertThat(keys("disable", id)).isEqualTo(ExitCode.OK);
        assertThat(keys("destroy", id)).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("will be lost", "--yes");
        assertThat(listed(old).path("status").asText()).isEqualTo("disabled");
        assertThat(keys("destroy", "--yes", id)).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("destroyed key " + old);
        assertThat(listed(old).path("status").asText()).isEqualTo("destroyed");
        assertThat(keys("enable", id)).isEqualTo(ExitCode.USAGE);
        assertThat(keys("promote", "7")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("UNKNOWN");
    }

    @Test
    void neverPrintsTheBytesOfAKey() throws IOException {
        int old = create();
        assertThat(keys("rotate", "--purpose=encryption", "--promote")).isEqualTo(ExitCode.OK);
        assertThat(keys("list")).isEqualTo(ExitCode.OK);
        assertThat(keys("promote", Integer.toString(old))).isEqualTo(ExitCode.OK);
        allOutput.append(out).append(err).append(Files.readString(audit)).append(Files.readString(store));
        try (KeyManager manager = manager()) {
            List<byte[]> secrets = new ArrayList<>();
            for (KeyMaterial key : manager.snapshot().all(KeyPurpose.ENCRYPTION)) {
                secrets.add(key.copyOfBytes());
            }
            secrets.add(Base64.getDecoder().decode(Files.readString(kek).strip()));
            assertThat(secrets).hasSize(3);
            for (byte[] secret : secrets) {
                assertThat(allOutput)
                        .doesNotContain(Base64.getEncoder().withoutPadding().encodeToString(secret))
                        .doesNotContain(HexFormat.of().formatHex(secret));
            }
        }
    }

    @Test
    void saysWhatIsWrongWithTheFiles() throws IOException {
        assertThat(keys("list")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("No such file", "keys.json");
        create();
        Files.setPosixFilePermissions(kek, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(keys("list")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("PERMISSIONS", "0600");
        Files.delete(kek);
        assertThat(keys("list")).isEqualTo(ExitCode.USAGE);
        KekProvider other = KekProvider.createFile(kek);
        assertThat(keys("list")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("OTHER_KEK", other.id());
        assertThat(run("keys", "list", "--store=" + store)).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("--kek-file");
        assertThat(run("keys", "list", "--store=" + store, "--kek-file=" + kek, "--kek-env=X"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run("keys")).isEqualTo(ExitCode.USAGE);
        assertThat(keys("rotate", "--purpose=everything")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void opensAPkcs12KeyStore() throws IOException {
        Path password = directory.resolve("password");
        Files.writeString(password, "correct horse\n");
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
        String option = "--kek-pkcs12=" + directory.resolve("kek.p12") + ":" + password;
        assertThat(run("keys", "create", "--store=" + store, option, "--create-kek"))
                .as("%s", err)
                .isEqualTo(ExitCode.OK);
        assertThat(run("keys", "list", "--store=" + store, option, "--json")).isEqualTo(ExitCode.OK);
        assertThat(json()).hasSize(KeyPurpose.values().length);
        Files.writeString(password, "wrong horse\n");
        assertThat(run("keys", "list", "--store=" + store, option)).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("NO_KEK").doesNotContain("horse");
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(run("keys", "list", "--store=" + store, option)).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("PERMISSIONS");
        assertThat(run("keys", "list", "--store=" + store, "--kek-pkcs12=kek.p12"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("FILE:PASSWORDFILE");
    }

    @Test
    void readsTheEnvironment() throws Exception {
        assertThat(run("keys", "create", "--store=" + store, "--kek-env=NOT_SET_ANYWHERE_7"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("NOT_SET_ANYWHERE_7");
        assertThat(run("keys", "create", "--store=" + store, "--kek-env=PATH", "--create-kek"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("--create-kek");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "keys",
                        "create",
                        "--store=" + store,
                        "--kek-env=BALANCE_KEK")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile());
        builder.environment().put("BALANCE_KEK", Base64.getEncoder().encodeToString(new byte[32]));
        Process process = builder.start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(directory.resolve("log")))
                .isZero();
        assertThat(store).exists();
    }

    @Test
    void theAuditTrailHoldsEveryChangeAndIsChecked() throws IOException {
        int old = create();
        assertThat(keys("disable", Integer.toString(old))).isEqualTo(ExitCode.USAGE);
        assertThat(keys("rotate", "--purpose=encryption")).isEqualTo(ExitCode.OK);
        assertThat(Files.readString(audit)).contains("\"action\":\"generate\"", "PRIMARY", "\"action\":\"rotate\"");
        assertThat(run("keys", "verify-audit", audit.toString())).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).startsWith("intact");
        assertThat(run("keys", "verify-audit", audit.toString(), "--json")).isEqualTo(ExitCode.OK);
        String end = json().path("end").asText();
        assertThat(json().path("intact").asBoolean()).isTrue();
        assertThat(run("keys", "verify-audit", audit.toString(), "--known=" + end))
                .isEqualTo(ExitCode.OK);
        Files.writeString(audit, Files.readString(audit).replace("PRIMARY", "UNKNOWN"));
        assertThat(run("keys", "verify-audit", audit.toString())).isEqualTo(ExitCode.PROBLEM);
        assertThat(out.toString()).containsPattern("changed at event [0-9]+ \\(audit.jsonl, line [0-9]+\\)");
        assertThat(run("keys", "verify-audit", audit.toString(), "--json")).isEqualTo(ExitCode.PROBLEM);
        assertThat(json().path("finding").asText()).isEqualTo("changed");
        Files.delete(audit);
        Files.delete(directory.resolve("audit.jsonl.head"));
        assertThat(run("keys", "verify-audit", audit.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("No such file");
        assertThat(run("keys", "verify-audit", store.toString(), "--known=7")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("--known");
    }

    /** The commands of the README, one after the other, with the keys that they made. */
    @Test
    void theReadmeSaysWhatWorks() throws IOException {
        Path readme = Path.of(System.getProperty("smartwhale.root", "..")).resolve("balance-cli/README.md");
        String section = Files.readString(readme).replaceAll("(?s).*\\n## Keys\\n(.*?)\\n## .*", "$1");
        List<String> commands = section.lines()
                .filter(line -> line.startsWith("./balance keys "))
                .map(line -> line.replaceAll(" +#.*", ""))
                .toList();
        assertThat(commands).hasSize(7);
        String old = "";
        String fresh = "";
        String end = "";
        for (String command : commands) {
            String line = command.replace("keys.json", store.toString())
                    .replace("--kek-file kek", "--kek-file " + kek)
                    .replace("audit.jsonl", audit.toString())
                    .replace("NUMBER:HASH", end)
                    .replaceAll("ID$", command.contains("promote") ? fresh : old);
            String[] arguments = line.substring("./balance ".length()).split(" ", -1);
            assertThat(run(arguments)).as("%s: %s", line, err).isEqualTo(ExitCode.OK);
            if (command.contains(" create ")) {
                old = out.toString().replaceAll("(?s).*key ([0-9]+) for encryption.*", "$1");
                assertThat(run("keys", "verify-audit", audit.toString(), "--json"))
                        .isEqualTo(ExitCode.OK);
                end = json().path("end").asText();
            }
            if (command.contains(" rotate ")) {
                fresh = out.toString().replaceAll("(?s).*key ([0-9]+) for encryption.*", "$1");
            }
        }
        assertThat(out.toString()).startsWith("intact");
    }

    @Test
    void aKeyedTrailIsCheckedWithItsKey() throws IOException {
        assertThat(run(
                        "keys",
                        "create",
                        "--store=" + store,
                        "--kek-file=" + kek,
                        "--create-kek",
                        "--purpose=hmac_signing"))
                .isEqualTo(ExitCode.OK);
        int id;
        try (KeyManager manager = manager();
                var trail = ai.smartwhale.commons.security.audit.AuditTrail.open(
                        audit,
                        ai.smartwhale.commons.security.audit.AuditTrailConfig.builder()
                                .key(manager.snapshot()
                                        .primary(KeyPurpose.HMAC_SIGNING)
                                        .orElseThrow())
                                .build())) {
            id = manager.keys().get(0).id();
            try (KeyManager told =
                    KeyManager.create(KeyManagerConfig.builder().audit(trail).build())) {
                assertThat(told.generateKeys()).isNotEmpty();
            }
        }
        String[] keyed = {
            "keys", "verify-audit", audit.toString(), "--key=" + id, "--store=" + store, "--kek-file=" + kek
        };
        assertThat(run(keyed)).as("%s%s", out, err).isEqualTo(ExitCode.OK);
        assertThat(run("keys", "verify-audit", audit.toString())).isEqualTo(ExitCode.PROBLEM);
        keyed[3] = "--key=7";
        assertThat(run(keyed)).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("--key");
    }
}
