// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads tokens into nodes with lines. Bounded in depth and size. */
final class ConfigTree {

    private static final int DEEPEST = 64;
    private static final int MOST_NODES = 200_000;

    private final Tokens tokens;
    private final JsonParser parser;
    private final Problems problems;
    private int nodes;

    private ConfigTree(Tokens tokens, Problems problems) {
        this.tokens = tokens;
        this.parser = tokens.parser();
        this.problems = problems;
    }

    /**
     * Reads a whole file.
     *
     * @throws ConfigProblemsException if it is not well-formed, with the line; nothing after that can be told
     */
    static ConfigNode read(Tokens tokens, Problems problems) throws IOException {
        JsonParser parser = tokens.parser();
        try {
            if (parser.nextToken() == null) {
                throw problem(1, "", "the file is empty");
            }
            ConfigTree tree = new ConfigTree(tokens, problems);
            ConfigNode root = tree.node("", 0);
            if (parser.nextToken() != null) {
                throw problem(tree.line(), "", "only one document is allowed");
            }
            return root;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            throw problem(
                    line,
                    "",
                    String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("not readable"));
        }
    }

    private ConfigNode node(String path, int depth) throws IOException {
        int line = line();
        if (depth > DEEPEST || ++nodes > MOST_NODES) {
            throw problem(line, path, "nested deeper than " + DEEPEST + " or more than " + MOST_NODES + " values");
        }
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            List<ConfigNode> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(node(path + '[' + items.size() + ']', depth + 1));
            }
            return new ConfigNode.Sequence(line, path, items);
        }
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            return mapping(path, depth, line);
        }
        if (tokens.isReference()) {
            problems.add(line, path, "refers to another part of the file with *; write it out");
        }
        return new ConfigNode.Scalar(line, path, parser.currentToken() == JsonToken.VALUE_NULL ? "" : parser.getText());
    }

    private ConfigNode mapping(String path, int depth, int line) throws IOException {
        Map<String, ConfigNode> fields = new LinkedHashMap<>();
        Map<String, Integer> lines = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            String below = path.isEmpty() ? name : path + '.' + name;
            int nameLine = line();
            parser.nextToken();
            if (fields.put(name, node(below, depth + 1)) != null) {
                problems.add(nameLine, below, "is there twice; first in line " + lines.get(name));
            }
            lines.put(name, nameLine);
        }
        return new ConfigNode.Mapping(line, path, fields, lines);
    }

    private int line() {
        return Math.max(1, parser.currentTokenLocation().getLineNr());
    }

    private static ConfigProblemsException problem(int line, String path, String message) {
        return new ConfigProblemsException(List.of(new ConfigProblem(line, path, message)));
    }
}
