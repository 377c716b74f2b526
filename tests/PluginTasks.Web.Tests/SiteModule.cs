namespace PluginTasks.Web.Tests;

/// <summary>A module with a page for everybody, one for users, one for few, and files of every kind.</summary>
internal static class SiteModule
{
    public static void Write(string folder)
    {
        Put(folder, "module.yaml", "name: site\nlabel: \"@t/site.title\"\nicon: globe\npriority: 5\n");
        Put(folder, "rbac.yaml", "permissions: [site.view, site.manage]\nassignments:\n  user: [site.view]\n  guest: []\n");
        Put(folder, "locales/en.yaml", "site: {title: The site, hello: Hello}\n");
        Put(folder, "locales/it.yaml", "site: {title: Il sito, hello: Ciao}\n");
        Put(folder, "pages/open.yaml", "title: Open\npublic: true\ncomponents:\n  - {kind: Text, text: \"@t/site.hello\"}\n");
        Put(folder, "pages/index.yaml", "title: \"@t/site.title\"\nrequired_permissions: [site.view]\ncomponents:\n  - {kind: Text, text: \"@t/site.hello\"}\n  - {kind: Text, text: for few, required_permissions: [site.manage]}\n");
        Put(folder, "pages/few.yaml", "title: Few\nrequired_permissions: [site.manage]\ncomponents: []\n");
        Put(folder, "assets/logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>");
        Put(folder, "assets/page.html", "<script>alert(1)</script>");
        Put(folder, "assets/sub/data.txt", "data");
        Put(folder, "assets/.hidden", "secret");
        Put(folder, "assets/.git/config", "secret");
        Put(folder, "secret.txt", "secret");
        File.CreateSymbolicLink(Path.Combine(folder, "assets", "link.txt"), Path.Combine(folder, "secret.txt"));
        File.CreateSymbolicLink(Path.Combine(folder, "assets", "up"), folder);
        File.CreateSymbolicLink(Path.Combine(folder, "assets", "inside.txt"), Path.Combine(folder, "assets", "sub", "data.txt"));
    }

    private static void Put(string folder, string path, string text)
    {
        var full = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
