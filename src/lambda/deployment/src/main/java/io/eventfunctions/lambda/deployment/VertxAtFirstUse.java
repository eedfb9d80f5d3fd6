package io.eventfunctions.lambda.deployment;

import java.util.function.BiFunction;

import io.quarkus.gizmo.Gizmo;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

import io.eventfunctions.lambda.VertxStart;

/**
 * Has Quarkus's recorder of the event bus, the only part that starts Vert.x with every application, ask {@link VertxStart} whether anybody
 * needs it yet. Everything else gets Vert.x when it uses it.
 */
final class VertxAtFirstUse implements BiFunction<String, ClassVisitor, ClassVisitor> {

    static final String RECORDER = "io.quarkus.vertx.runtime.VertxEventBusConsumerRecorder";

    private static final String CONFIGURE = "configureVertx";
    private static final String START = "forceStart";
    private static final String DECISION = VertxStart.class.getName().replace('.', '/');
    private static final int CONSUMERS = 2;
    private static final int CODECS = 5;

    @Override
    public ClassVisitor apply(String name, ClassVisitor output) {
        return new ClassVisitor(Gizmo.ASM_API_VERSION, output) {
            @Override
            public MethodVisitor visitMethod(
                    int access, String method, String descriptor, String signature, String[] exceptions) {
                MethodVisitor body = super.visitMethod(access, method, descriptor, signature, exceptions);
                return switch (method) {
                    case CONFIGURE -> returningEarly(body);
                    case START -> replaced(body);
                    default -> body;
                };
            }
        };
    }

    private static MethodVisitor replaced(MethodVisitor body) {
        body.visitCode();
        body.visitVarInsn(Opcodes.ALOAD, 1);
        body.visitMethodInsn(
                Opcodes.INVOKESTATIC,
                DECISION,
                "value",
                "(Ljava/util/function/Supplier;)Lio/quarkus/runtime/RuntimeValue;",
                false);
        body.visitInsn(Opcodes.ARETURN);
        body.visitMaxs(1, 2);
        body.visitEnd();
        return null;
    }

    private static MethodVisitor returningEarly(MethodVisitor body) {
        return new MethodVisitor(Gizmo.ASM_API_VERSION, body) {
            @Override
            public void visitCode() {
                super.visitCode();
                Label start = new Label();
                visitVarInsn(Opcodes.ALOAD, CONSUMERS);
                visitVarInsn(Opcodes.ALOAD, CODECS);
                visitMethodInsn(
                        Opcodes.INVOKESTATIC,
                        DECISION,
                        "isAtFirstUse",
                        "(Ljava/util/Collection;Ljava/util/Map;)Z",
                        false);
                visitJumpInsn(Opcodes.IFEQ, start);
                visitInsn(Opcodes.RETURN);
                visitLabel(start);
                visitFrame(Opcodes.F_SAME, 0, null, 0, null);
            }
        };
    }
}
