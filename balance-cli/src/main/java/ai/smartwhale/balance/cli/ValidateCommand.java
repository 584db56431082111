// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli;

import ai.smartwhale.balance.cli.validate.Judgement;
import ai.smartwhale.balance.cli.validate.SampleReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Judges messages by the rules of the reader. */
@Command(
        name = "validate",
        description = {
            "Judge messages by the rules of the wire contract.",
            "Reads lines of {\"name\": …, \"json\": …} and writes for each: name, accepted or refused, error code,"
                    + " reason, with tabs between. A message with a status in its payload is a response."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every line was judged, whatever the judgement", "2:the file cannot be read"})
final class ValidateCommand implements Callable<Integer> {

    @Mixin
    private final Shell shell = new Shell();

    @Parameters(paramLabel = "FILE.jsonl", description = "The file; - for standard input.")
    private Path file = Path.of("-");

    @Override
    public Integer call() throws IOException {
        PrintWriter out = new PrintWriter(shell.out());
        try (InputStream in = file.toString().equals("-") ? System.in : Files.newInputStream(file)) {
            SampleReader.read(in, judgement -> write(out, judgement));
        }
        out.flush();
        return ExitCode.OK;
    }

    private static void write(PrintWriter out, Judgement judgement) {
        out.print(judgement.line());
        out.print('\n');
    }
}
