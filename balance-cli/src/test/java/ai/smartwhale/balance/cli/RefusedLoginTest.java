// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.balance.cli.console.Terminal;
import ai.smartwhale.testkit.EmbeddedKafka;
import ai.smartwhale.testkit.SaslUser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusedLoginTest {

    private static final String PASSWORD = "right-secret-81";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path directory;

    private int run(EmbeddedKafka broker, String password, String... command) throws IOException {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        Path file = directory.resolve("client.properties");
        Properties properties = new Properties();
        properties.putAll(broker.clientProperties("alice", password));
        try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            properties.store(writer, null);
        }
        String[] all = Arrays.copyOf(command, command.length + 2);
        all[command.length] = "--bootstrap-servers=" + broker.bootstrapServers();
        all[command.length + 1] = "--kafka-properties=" + file;
        return Main.commandLine(Terminal.NONE, new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(all);
    }

    @Test
    void hasItsOwnExitCodeAndSaysWhatToDoWithoutTellingThePassword() throws IOException {
        try (EmbeddedKafka broker =
                EmbeddedKafka.builder().saslSsl(new SaslUser("alice", PASSWORD)).start()) {
            assertThat(run(broker, "wrong-secret-17", "topics", "list"))
                    .as("%s%s", out, err)
                    .isEqualTo(ExitCode.REFUSED);
            assertThat(out.toString() + err).doesNotContain("wrong-secret-17");
            assertThat(run(broker, "wrong-secret-17", "doctor")).isEqualTo(ExitCode.REFUSED);
            assertThat(out.toString())
                    .contains("problem  connection", "Check user, password and sasl.mechanism")
                    .doesNotContain("wrong-secret-17");
            assertThat(run(broker, PASSWORD, "doctor", "--no-probe"))
                    .as("%s%s", out, err)
                    .isEqualTo(ExitCode.PROBLEM);
            assertThat(out.toString())
                    .contains("ok       connection")
                    .contains("problem  topic smartwhale.data.requests: is missing")
                    .contains("Create it: ./balance topics create");
        }
    }
}
