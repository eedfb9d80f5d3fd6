package kotlin.coroutines;

/** Stands for Kotlin's interface of this name, so that a test of suspend functions needs no Kotlin. */
public interface Continuation<T> {}
