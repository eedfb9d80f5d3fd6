package io.eventfunctions.benchmarks.lambda.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Classes of the JDK, of lambda expressions and of proxies are loaded, too, but another JDK loads others. */
class LoadedClassesTest {

    private static final String LOG = """
            [0.010s][info][class,load] java.lang.Object source: shared objects file
            [0.020s][info][class,load] javax.net.ssl.SSLContext source: jrt:/java.base
            [0.030s][info][class,load] jakarta.inject.Inject source: file:/var/task/lib/inject.jar
            [0.040s][info][class,load] com.example.Welcome source: shared objects file
            [0.050s][info][class,load] com.example.Welcome$$Lambda/0x000000001f000800 source: com.example.Welcome
            [0.060s][info][class,load] com.example.$Proxy7 source: __dynamic_proxy__
            [0.070s][info][class,load] io.quarkus.runtime.Application source: file:/var/task/lib/quarkus.jar
            [0.080s][info][class,load] [JVM_DefineClass] is no class
            """;

    @Test
    void areCountedAndThoseOfLibrariesOnTheirOwn(@TempDir Path directory) throws IOException {
        Path log = Files.writeString(directory.resolve("classes"), LOG);
        assertEquals(new LoadedClasses(7, 3), LoadedClasses.in(log));
    }
}
