namespace PostBot.Host.Schedule;

/// <summary>A job store file that no other process uses: Quartz forbids two processes on one. A second process takes the next number.</summary>
public sealed class JobStoreFile : IDisposable
{
    private readonly FileStream held;

    private JobStoreFile(string path, FileStream held)
    {
        Path = path;
        this.held = held;
    }

    public string Path { get; }

    public static JobStoreFile Take(string folder)
    {
        Directory.CreateDirectory(folder);
        for (var number = 1; ; number++)
        {
            var path = System.IO.Path.Combine(folder, number == 1 ? "jobs.db" : $"jobs-{number}.db");
            try
            {
                return new JobStoreFile(path, new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException) when (number < 100)
            {
                // Another process holds this one.
            }
        }
    }

    public void Dispose() => held.Dispose();
}
