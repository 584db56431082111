// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.balance.cli.console.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The help of each command ends with examples, and what they say is understood. */
class ExamplesTest {

    private static final Path ROOT = Path.of(System.getProperty("smartwhale.root", ".."));

    private static CommandLine program() {
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        return Main.commandLine(Terminal.detect(Map.of(), new Properties()), nowhere, nowhere);
    }

    static Stream<String> commands() {
        return withAllBelow(program()).map(command -> command.getCommandSpec().qualifiedName());
    }

    static Stream<String> ownCommands() {
        return program().getSubcommands().keySet().stream();
    }

    private static Stream<CommandLine> withAllBelow(CommandLine command) {
        return Stream.concat(
                Stream.of(command), command.getSubcommands().values().stream().flatMap(ExamplesTest::withAllBelow));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void examplesAreShownAndUnderstood(String name) {
        CommandLine command = withAllBelow(program())
                .filter(one -> one.getCommandSpec().qualifiedName().equals(name))
                .findFirst()
                .orElseThrow();
        List<String> examples = Examples.of(command);
        assertThat(examples).isNotEmpty();
        for (String example : examples) {
            assertThat(command.getUsageMessage()).contains("./" + example);
            assertThat(example).startsWith(name);
            String[] words = example.split(" ");
            program().parseArgs(List.of(words).subList(1, words.length).toArray(String[]::new));
        }
    }

    @ParameterizedTest
    @MethodSource("ownCommands")
    void eachCommandIsDocumented(String name) throws Exception {
        assertThat(Files.readString(ROOT.resolve("docs/reference/cli.md"))).contains("`" + name);
        assertThat(Files.readString(ROOT.resolve("balance-cli/README.md"))).contains("./balance " + name);
    }
}
