namespace PostBot.Core.Features.Board;

/// <summary>Makes pictures of our own pages.</summary>
public interface IPageCamera
{
    /// <summary>Why there are none, as people are told; null when there are.</summary>
    string? WhyNot { get; }

    /// <summary>A PNG, or a PDF to print; null when it did not come out.</summary>
    Task<byte[]?> Take(Uri page, bool pdf, CancellationToken cancel);
}

/// <summary>Where nobody brought one.</summary>
internal sealed class NoCamera : IPageCamera
{
    public string? WhyNot => "this program makes none.";

    public Task<byte[]?> Take(Uri page, bool pdf, CancellationToken cancel) => Task.FromResult<byte[]?>(null);
}
