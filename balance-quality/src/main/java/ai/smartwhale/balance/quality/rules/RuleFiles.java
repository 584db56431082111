// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.rules;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.MissingDependencyException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Reads rules from files, in JSON or YAML by the end of the name. Pure functions; safe for use by many threads.
 *
 * <pre>{@code
 * rules:
 *   - {rule: required, field: name}
 *   - {rule: type, field: age, type: integer}
 *   - {rule: range, field: age, least: 0, most: 120}
 *   - {rule: values, field: sex, values: [m, f]}
 *   - {rule: matches, field: zip, pattern: "[0-9]{5}"}
 *   - {rule: unique, field: id}
 *   - {rule: dependency, determinants: [zip], field: city}
 *   - {rule: reference, field: country, reference: countries}
 *   - {rule: compared, field: begin, comparison: at-most, other: end}
 *   - {rule: schema, fields: [id, name, age]}
 * references:
 *   countries: [DE, IR]
 * }</pre>
 */
public final class RuleFiles {

    private static final long MOST_BYTES = 16 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private RuleFiles() {}

    /**
     * Reads rules.
     *
     * @param file a file that ends in {@code .json}, {@code .yaml} or {@code .yml}, 16 MiB at most
     * @return the rules
     * @throws IOException if the file cannot be read
     * @throws InvalidValueException naming the rule, if it is none that is known
     * @throws MissingDependencyException for YAML, if the library for it is not on the class path
     */
    public static QualityRules read(Path file) throws IOException {
        InvalidValueException.requirePresent("file", file);
        LimitExceededException.requireAtMost("size of " + file.getFileName(), Files.size(file), MOST_BYTES);
        String text = Files.readString(file);
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml") ? ofYaml(text) : ofJson(text);
    }

    /**
     * Reads rules.
     *
     * @param json the text
     * @return the rules
     * @throws InvalidValueException if it is no JSON, or naming the rule that is not known
     */
    public static QualityRules ofJson(String json) {
        try {
            return RuleReader.read(JSON.readTree(InvalidValueException.requirePresent("json", json)));
        } catch (JsonProcessingException e) {
            throw new InvalidValueException("rules", e.getOriginalMessage(), "JSON");
        }
    }

    /**
     * Reads rules.
     *
     * @param yaml the text
     * @return the rules
     * @throws InvalidValueException if it is no YAML, or naming the rule that is not known
     * @throws MissingDependencyException if the library is not on the class path
     */
    public static QualityRules ofYaml(String yaml) {
        InvalidValueException.requirePresent("yaml", yaml);
        try {
            JsonNode tree = YamlTree.read(yaml);
            return RuleReader.read(tree);
        } catch (NoClassDefFoundError e) {
            throw new MissingDependencyException(
                    "rules in YAML", "com.fasterxml.jackson.dataformat:jackson-dataformat-yaml:2.22.4", e);
        } catch (JsonProcessingException e) {
            throw new InvalidValueException("rules", e.getOriginalMessage(), "YAML");
        }
    }
}
