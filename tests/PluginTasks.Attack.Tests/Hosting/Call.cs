using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using PluginTasks.Sandbox.Seccomp;

namespace PluginTasks.Attack.Tests.Hosting;

/// <summary>A system call that the attacker makes, and what it may get.</summary>
internal sealed class Call
{
    private const int MachineCode = -1;

    private static readonly Dictionary<string, uint> Numbers =
        SystemCallTable.Of(RuntimeInformation.ProcessArchitecture).ToDictionary(c => c.Value.Name, c => c.Key, StringComparer.Ordinal);

    private readonly string name;
    private readonly int number;

    private readonly JsonNode?[] arguments;

    private Func<long, bool> isRight = _ => true;

    private Call(Call same) => (name, number, arguments) = (same.name, same.number, same.arguments);

    private Call(string name, int number, object[] arguments)
    {
        this.name = name;
        this.number = number;
        this.arguments = [.. arguments.Select(Argument)];
    }

    /// <param name="name">The call's name, or its number.</param>
    /// <param name="arguments">
    /// Numbers, texts, bytes, <see cref="Out"/>, <see cref="Ref"/>, or a list of such for the words of a structure.
    /// </param>
    public static Call To(string name, params object[] arguments) =>
        new(name, int.TryParse(name, CultureInfo.InvariantCulture, out var number) ? number : (int)Numbers[name], arguments);

    /// <summary>Runs what it is given as a function.</summary>
    public static Call ToCode(string name, byte[] code, params object[] arguments) => new(name, MachineCode, [new Code(code), .. arguments]);

    /// <summary>The same, which must fail with one of these.</summary>
    public Call Fails(params int[] errors) => new(this) { isRight = result => result < 0 && errors.Contains((int)-result) };

    /// <summary>The same, which must not fail: without it nothing would be tried.</summary>
    public Call Works() => new(this) { isRight = result => result >= 0 };

    public Call Gives(long result) => new(this) { isRight = given => given == result };

    public int Number => number;

    public bool IsRight(long result) => isRight(result);

    public JsonNode ToJson() => new JsonObject { ["n"] = number, ["a"] = new JsonArray([.. arguments.Select(a => a?.DeepClone())]) };

    public override string ToString() => $"{name}({string.Join(", ", arguments.Select(a => a?.ToJsonString()))})";

    private static JsonNode? Argument(object argument) => argument switch
    {
        string text => JsonValue.Create(text),
        byte[] bytes => new JsonObject { ["in"] = Convert.ToBase64String(bytes) },
        Code code => new JsonObject { ["code"] = Convert.ToBase64String(code.Bytes) },
        Out size => new JsonObject { ["out"] = size.Size },
        Ref index => new JsonObject { ["ref"] = index.Index },
        object[] words => new JsonArray([.. words.Select(Argument)]),
        _ => JsonValue.Create(Convert.ToInt64(argument, CultureInfo.InvariantCulture)),
    };

    /// <summary>A buffer that the call fills.</summary>
    public sealed record Out(int Size);

    /// <summary>What a call before it in the list gave.</summary>
    public sealed record Ref(int Index);

    private sealed record Code(byte[] Bytes);
}
