// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.token;

import ai.smartwhale.commons.security.nimbus.RawJws;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** Makes tokens that are almost right, and now and then one that is. The same seed makes the same tokens. */
final class TokenMutations {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final List<String> STRANGE_VALUES =
            List.of("1", "-1", "0", "1.5", "true", "\"\"", "\"x\"", "[]", "{}", "[\"balance\"]", "[1]", "1e3", "\"1\"");

    private final Random random;
    private final long now;

    TokenMutations(long seed, long now) {
        this.random = new Random(seed);
        this.now = now;
    }

    /** What was done to a token. */
    enum Kind {
        NOTHING,
        BIT_FLIPPED,
        CHARACTER_REPLACED,
        CHARACTER_REMOVED,
        CHARACTER_ADDED,
        CHARACTERS_SWAPPED,
        TRUNCATED,
        PARTS_MIXED,
        PART_EMPTIED,
        PART_ADDED,
        SPACE_ADDED,
        PADDED,
        OTHER_ALPHABET,
        LEFT_OVER_BITS,
        HEADER_CHANGED_UNSIGNED,
        CLAIM_CHANGED_UNSIGNED,
        ALGORITHM_SWAPPED,
        HEADER_CHANGED,
        HEADER_REORDERED,
        HEADER_MEMBER_ADDED,
        HEADER_MEMBER_TWICE,
        CLAIM_CHANGED,
        CLAIM_REMOVED,
        CLAIM_ADDED,
        CLAIM_TWICE,
        TIMES_CHANGED,
        JSON_LENIENT,
        SIGNED_BY_ANOTHER
    }

    record Mutant(Kind kind, String token) {}

    Mutant next() {
        Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
        return new Mutant(kind, mutant(kind));
    }

    private String mutant(Kind kind) {
        boolean edwards = random.nextInt(4) == 0;
        Map<String, String> header = header(edwards);
        Map<String, String> claims = claims();
        String token = sign(edwards, json(header), json(claims));
        int at = random.nextInt(token.length());
        String[] parts = token.split("\\.", -1);
        return switch (kind) {
            case NOTHING -> token;
            case BIT_FLIPPED ->
                token.substring(0, at) + (char) (token.charAt(at) ^ 1 << random.nextInt(7)) + token.substring(at + 1);
            case CHARACTER_REPLACED -> token.substring(0, at) + letter() + token.substring(at + 1);
            case CHARACTER_REMOVED -> token.substring(0, at) + token.substring(at + 1);
            case CHARACTER_ADDED -> token.substring(0, at) + letter() + token.substring(at);
            case CHARACTERS_SWAPPED -> swapped(token, at, random.nextInt(token.length()));
            case TRUNCATED -> random.nextBoolean() ? token.substring(0, at) : token.substring(at);
            case PARTS_MIXED -> pick(parts) + "." + pick(parts) + "." + pick(parts);
            case PART_EMPTIED -> emptied(parts, random.nextInt(3));
            case PART_ADDED -> random.nextBoolean() ? token + "." : token + "." + pick(parts);
            case SPACE_ADDED -> {
                int place = pick(0, token.length(), at, parts[0].length());
                yield token.substring(0, place) + pick(" ", "\n", "\t", "\r\n", "\u00a0") + token.substring(place);
            }
            case PADDED -> padded(edwards, parts);
            case OTHER_ALPHABET -> token.replace('-', '+').replace('_', '/');
            case LEFT_OVER_BITS ->
                token.substring(0, token.length() - 1)
                        + ALPHABET.charAt(ALPHABET.indexOf(token.charAt(token.length() - 1)) ^ 1);
            case HEADER_CHANGED_UNSIGNED -> {
                change(header, pick("alg", "kid", "typ"));
                yield RawJws.base64(json(header)) + "." + parts[1] + "." + pick(parts[2], "");
            }
            case CLAIM_CHANGED_UNSIGNED -> {
                change(claims, pick("sub", "exp", "roles", "iss"));
                yield parts[0] + "." + RawJws.base64(json(claims)) + "." + parts[2];
            }
            case ALGORITHM_SWAPPED -> sign(!edwards, json(header), json(claims));
            case HEADER_CHANGED -> {
                change(header, pick("alg", "kid", "typ"));
                yield sign(edwards, json(header), json(claims));
            }
            case HEADER_REORDERED -> {
                Map<String, String> reordered = new LinkedHashMap<>();
                List.of("alg", "typ", "kid").forEach(name -> reordered.put(name, header.get(name)));
                reordered.put("typ", pick("\"at+jwt\"", "\"AT+JWT\"", "\"application/at+jwt\"", "\"at\\u002bjwt\""));
                yield sign(edwards, " " + json(reordered) + "\n", json(claims));
            }
            case HEADER_MEMBER_ADDED -> {
                header.put(
                        pick("crit", "jku", "jwk", "x5u", "x5c", "x5t", "cty", "b64", "zip", "other"),
                        pick(
                                "\"https://a.example/\"",
                                "[\"exp\"]",
                                "{\"kty\":\"oct\",\"k\":\"AAAA\"}",
                                "false",
                                "\"JWT\"",
                                "null"));
                yield sign(edwards, json(header), json(claims));
            }
            case HEADER_MEMBER_TWICE -> sign(edwards, twice(header), json(claims));
            case CLAIM_CHANGED -> {
                change(claims, pick("iss", "sub", "aud", "jti", "exp", "iat", "nbf", "roles"));
                yield sign(edwards, json(header), json(claims));
            }
            case CLAIM_REMOVED -> {
                claims.remove(pick(claims.keySet().toArray(new String[0])));
                yield sign(edwards, json(header), json(claims));
            }
            case CLAIM_ADDED -> {
                claims.put("x" + random.nextInt(100), pick("null", "1", "\"\\ud83d\\udc33\"", "[1,[2]]", "{\"y\":{}}"));
                yield sign(edwards, json(header), json(claims));
            }
            case CLAIM_TWICE -> sign(edwards, json(header), twice(claims));
            case TIMES_CHANGED -> {
                String time = pick("exp", "nbf", "iat");
                claims.put(time, Long.toString(now + random.nextInt(200) - 100));
                yield sign(edwards, json(header), json(claims));
            }
            case JSON_LENIENT -> sign(edwards, json(header), lenient(json(claims)));
            case SIGNED_BY_ANOTHER ->
                edwards
                        ? RawJws.edDsa(RawJws.seed(random.nextInt()), json(header), json(claims))
                        : RawJws.hs256(RawJws.seed(random.nextInt()), json(header), json(claims));
        };
    }

    private static Map<String, String> header(boolean edwards) {
        Map<String, String> header = new LinkedHashMap<>();
        header.put("kid", edwards ? "\"72\"" : "\"71\"");
        header.put("typ", "\"at+jwt\"");
        header.put("alg", edwards ? "\"EdDSA\"" : "\"HS256\"");
        return header;
    }

    private Map<String, String> claims() {
        Map<String, String> claims = new LinkedHashMap<>();
        claims.put("iss", "\"" + TestTokens.ISSUER + "\"");
        claims.put("sub", "\"model-" + random.nextInt(1000) + "\"");
        claims.put("aud", random.nextInt(4) == 0 ? "[\"other\",\"balance\"]" : "\"balance\"");
        claims.put("exp", Long.toString(now + 600));
        claims.put("nbf", Long.toString(now));
        claims.put("iat", Long.toString(now));
        claims.put("jti", "\"" + Long.toHexString(random.nextLong()) + "\"");
        claims.put("roles", "[\"reader\",\"planner\"]");
        return claims;
    }

    private void change(Map<String, String> members, String name) {
        String value = members.get(name);
        String longer = value.startsWith("\"") ? value.substring(0, value.length() - 1) + "x\"" : value + "1";
        members.put(
                name,
                switch (name) {
                    case "alg" ->
                        pick("\"none\"", "\"HS384\"", "\"RS256\"", "\"EdDSA\"", "\"HS256\"", "\"hs256\"", "1");
                    case "kid" -> pick("\"71\"", "\"72\"", "\"073\"", "\"\"", "71", "null", "\"../71\"");
                    case "typ" -> pick("\"JWT\"", "\"rt+jwt\"", "\"\"", "null", "\"at+jwt \"", "\"application/jwt\"");
                    default ->
                        random.nextBoolean() ? longer : STRANGE_VALUES.get(random.nextInt(STRANGE_VALUES.size()));
                });
    }

    private String twice(Map<String, String> members) {
        String name = pick(members.keySet().toArray(new String[0]));
        String copy = "\"" + name + "\":" + members.get(name);
        String all = json(members);
        return random.nextBoolean()
                ? "{" + copy + "," + all.substring(1)
                : all.substring(0, all.length() - 1) + "," + copy + "}";
    }

    private String lenient(String json) {
        return switch (random.nextInt(7)) {
            case 0 -> json.replace('"', '\'');
            case 1 -> json + "x";
            case 2 -> json.replaceFirst("\"iss\"", "iss");
            case 3 -> "/* */" + json;
            case 4 -> json.replace("\"reader\"", "NaN");
            case 5 -> json.substring(0, json.length() - 1);
            default -> json.replace("\"reader\",", "\"reader\",,");
        };
    }

    private String padded(boolean edwards, String[] parts) {
        return switch (random.nextInt(3)) {
            case 0 -> parts[0] + "." + parts[1] + "." + parts[2] + pick("=", "==");
            case 1 -> signParts(edwards, parts[0] + "=", parts[1]);
            default -> signParts(edwards, parts[0], parts[1] + "==");
        };
    }

    private static String emptied(String[] parts, int which) {
        parts[which] = "";
        return String.join(".", parts);
    }

    private static String swapped(String token, int left, int right) {
        StringBuilder text = new StringBuilder(token);
        text.setCharAt(left, token.charAt(right));
        text.setCharAt(right, token.charAt(left));
        return text.toString();
    }

    private static String sign(boolean edwards, String header, String payload) {
        return signParts(edwards, RawJws.base64(header), RawJws.base64(payload));
    }

    private static String signParts(boolean edwards, String header, String payload) {
        return edwards
                ? RawJws.edDsaOfParts(TestTokens.SEED, header, payload)
                : RawJws.hs256OfParts(TestTokens.SECRET, header, payload);
    }

    private static String json(Map<String, String> members) {
        return members.entrySet().stream()
                .map(member -> "\"" + member.getKey() + "\":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private char letter() {
        return ALPHABET.charAt(random.nextInt(ALPHABET.length()));
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private int pick(int... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
