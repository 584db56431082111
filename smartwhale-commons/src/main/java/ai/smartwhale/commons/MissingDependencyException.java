// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons;

/** A feature was asked for whose optional library is not on the class path. Names the feature and what to add. */
public final class MissingDependencyException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final String feature;
    private final String dependency;

    /**
     * Creates the exception.
     *
     * @param feature what was asked for
     * @param dependency what to add, as {@code groupId:artifactId:version}
     * @param cause what the class loader said
     */
    public MissingDependencyException(String feature, String dependency, Throwable cause) {
        super(feature + " needs a library that is not on the class path; add " + dependency, cause);
        this.feature = feature;
        this.dependency = dependency;
    }

    /**
     * What was asked for.
     *
     * @return the feature
     */
    public String feature() {
        return feature;
    }

    /**
     * What to add.
     *
     * @return {@code groupId:artifactId:version}
     */
    public String dependency() {
        return dependency;
    }
}
