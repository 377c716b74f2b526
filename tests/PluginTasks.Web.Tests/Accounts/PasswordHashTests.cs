using PluginTasks.Web.Accounts;

namespace PluginTasks.Web.Tests.Accounts;

public sealed class PasswordHashTests
{
    [Fact]
    public void Of_Twice_IsAnotherOneAndBothAreVerified()
    {
        var (one, other) = (PasswordHash.Of("naïve 🧮"), PasswordHash.Of("naïve 🧮"));

        Assert.NotEqual(one, other);
        Assert.True(PasswordHash.Verify(one, "naïve 🧮") && PasswordHash.Verify(other, "naïve 🧮"));
        Assert.False(PasswordHash.Verify(one, "naive 🧮"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("correct horse")]
    [InlineData("$pbkdf2-sha256$i=600000$$")]
    [InlineData("$pbkdf2-sha256$i=1$c2FsdHNhbHQ=$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("$pbkdf2-sha256$i=2000000000$c2FsdHNhbHQ=$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("$md5$i=600000$c2FsdHNhbHQ=$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    public void Verify_WhatIsNoHash_IsFalse(string? hash)
    {
        Assert.False(PasswordHash.IsValid(hash));
        Assert.False(PasswordHash.Verify(hash, ""));
    }

    [Fact]
    public void Verify_EndlessPassword_IsFalse() => Assert.False(PasswordHash.Verify(PasswordHash.Of("x"), new string('x', 1_000_000)));
}
