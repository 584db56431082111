// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.file;

import ai.smartwhale.commons.InvalidValueException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A file with a table, and how it must be read.
 *
 * @param path the file
 * @param format by the end of its name: {@code .jsonl}, {@code .ndjson} and {@code .json} are JSON lines
 * @param charset by its byte order mark, else UTF-8 if the first mebibyte is, else Windows-1252
 * @param mark how many bytes the byte order mark has, 0 to 3
 * @param separator what is between values: of comma, semicolon, tab and bar the one that the header has most of
 */
public record TableFile(Path path, TableFormat format, Charset charset, int mark, char separator) {

    private static final int SAMPLE = 1 << 20;
    private static final String SEPARATORS = ",;\t|";

    /** Checks. */
    public TableFile {
        InvalidValueException.requirePresent("path", path);
        InvalidValueException.requirePresent("format", format);
        InvalidValueException.requirePresent("charset", charset);
        InvalidValueException.requireRange("mark", mark, 0, 3);
    }

    /**
     * Finds out how a file must be read.
     *
     * @param path the file
     * @return the file with its format
     * @throws IOException if it cannot be read
     */
    public static TableFile detect(Path path) throws IOException {
        byte[] sample;
        try (InputStream in = Files.newInputStream(InvalidValueException.requirePresent("path", path))) {
            sample = in.readNBytes(SAMPLE);
        }
        String name = path.toString().toLowerCase(Locale.ROOT);
        TableFormat format = name.endsWith(".jsonl") || name.endsWith(".ndjson") || name.endsWith(".json")
                ? TableFormat.JSON_LINES
                : TableFormat.CSV;
        int mark = 0;
        Charset charset = utf8(sample) ? StandardCharsets.UTF_8 : Charset.forName("windows-1252");
        if (begins(sample, 0xEF, 0xBB, 0xBF)) {
            mark = 3;
            charset = StandardCharsets.UTF_8;
        } else if (begins(sample, 0xFF, 0xFE)) {
            mark = 2;
            charset = StandardCharsets.UTF_16LE;
        } else if (begins(sample, 0xFE, 0xFF)) {
            mark = 2;
            charset = StandardCharsets.UTF_16BE;
        }
        String text = new String(sample, mark, sample.length - mark, charset);
        return new TableFile(path, format, charset, mark, separator(text));
    }

    private static boolean begins(byte[] sample, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (sample.length <= i || (sample[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean utf8(byte[] sample) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer out = CharBuffer.allocate(sample.length + 1);
        // The end of the sample may cut a character: that is no error before the end of input is told.
        CoderResult result = decoder.decode(ByteBuffer.wrap(sample), out, false);
        return !result.isError();
    }

    private static char separator(String text) throws IOException {
        String header = new BufferedReader(new StringReader(text)).readLine();
        char best = ',';
        int most = 0;
        for (int i = 0; header != null && i < SEPARATORS.length(); i++) {
            int count = count(header, SEPARATORS.charAt(i));
            if (count > most) {
                most = count;
                best = SEPARATORS.charAt(i);
            }
        }
        return best;
    }

    /** How often a character is outside of quotes. */
    private static int count(String header, char separator) {
        int count = 0;
        boolean quoted = false;
        for (int i = 0; i < header.length(); i++) {
            quoted ^= header.charAt(i) == '"';
            count += !quoted && header.charAt(i) == separator ? 1 : 0;
        }
        return count;
    }

    /**
     * Opens the table from its beginning.
     *
     * @return a reader, to be closed
     * @throws IOException if the file cannot be read or has no header
     */
    public RecordReader open() throws IOException {
        return format == TableFormat.JSON_LINES ? JsonRecordReader.open(this) : CsvLibrary.open(this);
    }

    /**
     * Creates a table of the same format, in UTF-8.
     *
     * @param target where to; an existing file is replaced
     * @param reader has the fields
     * @return a writer, to be closed
     * @throws IOException if the file cannot be written
     */
    public RecordWriter create(Path target, RecordReader reader) throws IOException {
        return format == TableFormat.JSON_LINES
                ? new JsonRecordWriter(target)
                : CsvLibrary.create(target, separator, reader.fields());
    }
}
