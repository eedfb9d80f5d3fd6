package io.eventfunctions.benchmarks.http;

import java.util.Map;

/**
 * A packaged application.
 *
 * @param name its name in the results
 * @param module the module beside this one that builds it
 * @param settings its system properties
 */
record HttpContender(String name, String module, Map<String, String> settings) {}
